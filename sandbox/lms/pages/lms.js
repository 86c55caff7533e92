// Opens the tool in its frame, and goes on when the tool or the LMS says that a dialog is done.
document.querySelector('form[data-auto-submit]')?.submit();

window.addEventListener('message', (event) => {
  const { after } = document.body.dataset;
  const message = event.data;
  if (after === undefined || typeof message !== 'object' || message === null) return;
  const isDialogDone = message.subject === 'sandbox.deepLinkDone' && event.origin === window.location.origin;
  if (isDialogDone) {
    const url = new URL(after, window.location.href);
    url.searchParams.set('added', String(message.added));
    window.location.assign(url);
  }
  if (message.subject === 'org.imsglobal.lti.close') window.location.assign(after);
});
