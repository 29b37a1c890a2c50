/** Something that whoever starts Valbar can put right; its message is all that they are shown. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
