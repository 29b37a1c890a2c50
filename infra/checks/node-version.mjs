// Plain JavaScript that any Node reads: it runs before everything else, under whichever Node the script found.
const wanted = 24;

if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    `This needs Node ${wanted} or newer and found ${process.versions.node}. ` +
      'Node comes with the dependencies: run npm ci with install scripts allowed, and start through npm run.',
  );
  process.exit(1);
}
