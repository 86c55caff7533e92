/**
 * The end of a registration: tells the LMS that its page may be closed (Dynamic Registration 1.0 §3.7), on a button, and by itself
 * when all went well and nobody asked to keep it open.
 */
interface Done {
  closeAfterSeconds?: number;
}

const closeMessage = { subject: 'org.imsglobal.lti.close' };

run();

function run(): void {
  const block = document.getElementById('registration-done')?.textContent;
  // Brightspace opens a window, the others a frame.
  const lms = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);
  if (!block || !lms) return;
  const { closeAfterSeconds } = JSON.parse(block) as Done;
  const close = () => {
    // To whoever it is: it says nothing but that we are done.
    lms.postMessage(closeMessage, '*');
  };
  hide('close-by-hand');
  show('close-controls');
  document.getElementById('close')?.addEventListener('click', close);
  if (closeAfterSeconds !== undefined) countDown(closeAfterSeconds, close);
}

function countDown(seconds: number, close: () => void): void {
  const shown = document.getElementById('seconds-left');
  let left = seconds;
  const tell = () => {
    if (shown) shown.textContent = String(left);
  };
  const timer = window.setInterval(() => {
    left -= 1;
    tell();
    if (left > 0) return;
    window.clearInterval(timer);
    close();
  }, 1_000);
  document.getElementById('keep-open')?.addEventListener('click', () => {
    window.clearInterval(timer);
    hide('closes-itself');
  });
  tell();
  show('closes-itself');
}

function hide(id: string): void {
  document.getElementById(id)?.setAttribute('hidden', '');
}

function show(id: string): void {
  document.getElementById(id)?.removeAttribute('hidden');
}
