/** What .NET says of a call that was given up. */
export const timeoutMessage = 'The operation was canceled.';
