/** The token is not the application's, or there is none of that name: nobody can tell which. */
export class NotOpen extends Error {
  override readonly name = 'NotOpen';
}
