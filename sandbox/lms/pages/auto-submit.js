// Sends the page's form by itself: the launch steps need no press.
document.querySelector('form[data-auto-submit]')?.submit();
