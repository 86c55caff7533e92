// Answers a tool's window messages: LTI platform storage, frame size, and Canvas's small extras.
// data-storage says where tools' data is kept: here ("_parent"), in the frame of that name, nowhere ("none"),
// or announced and never answered ("silent").
const where = document.body.dataset.storage;
// An LMS may know the names of the drafts only, which stand before the others' names.
const prefix = document.body.dataset.prefix ?? '';
const limits = { characters: 4096, keys: 500 };
const storageSubjects = ['lti.get_data', 'lti.put_data'];

function supportedMessages() {
  const storage =
    where === 'none' || where === undefined
      ? []
      : storageSubjects.map((subject) =>
          where === '_parent' || where === 'silent' ? { subject } : { subject, frame: where },
        );
  return [
    { subject: 'lti.capabilities' },
    ...storage,
    ...['lti.frameResize', 'lti.fetchWindowSize', 'lti.scrollToTop'].map((subject) => ({ subject })),
  ].map((message) => ({ ...message, subject: prefix + message.subject }));
}

/** Data is separated by the origin of the tool. */
function keep(origin, key, value) {
  const prefix = `lti ${origin} `;
  if (value === null) {
    localStorage.removeItem(prefix + key);
    return true;
  }
  const keys = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== prefix + key);
  const length = keys.reduce(
    (sum, name) => sum + name.length - prefix.length + localStorage.getItem(name).length,
    0,
  );
  if (keys.length >= limits.keys || length + key.length + value.length > limits.characters) return false;
  localStorage.setItem(prefix + key, value);
  return true;
}

function findFrame(source) {
  return [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source);
}

const handlers = {
  'lti.capabilities': () => ({ supported_messages: supportedMessages() }),
  'lti.put_data': ({ key, value }, origin) => {
    if (typeof key !== 'string' || (typeof value !== 'string' && value !== null)) return fault('bad_request');
    return keep(origin, key, value) ? { key, value } : fault('storage_exhaustion');
  },
  'lti.get_data': ({ key }, origin) => {
    if (typeof key !== 'string') return fault('bad_request');
    return { key, value: localStorage.getItem(`lti ${origin} ${key}`) };
  },
  'lti.frameResize': ({ height }, _origin, source) => {
    const frame = findFrame(source);
    const pixels = Number.parseInt(height, 10);
    if (frame && pixels > 0) frame.style.height = `${pixels}px`;
    return {};
  },
  'lti.fetchWindowSize': () => ({ height: innerHeight, width: innerWidth, footer: 0, offset: 0, scrollY }),
  'lti.scrollToTop': () => {
    scrollTo(0, 0);
    return {};
  },
};

function fault(code) {
  return { error: { code, message: `The LMS refused this: ${code}.` } };
}

/** In Canvas the data frame is the one to ask; the page around it knows nothing of the data. */
function isAnswered(subject) {
  if (!storageSubjects.includes(subject)) return true;
  return where === '_parent';
}

window.addEventListener('message', (event) => {
  const message = event.data;
  if (typeof message !== 'object' || message === null || !String(message.subject).startsWith(`${prefix}lti.`))
    return;
  const { message_id } = message;
  const subject = String(message.subject).slice(prefix.length);
  if (subject.endsWith('.response') || !event.source || !isAnswered(subject)) return;
  const handle = Object.hasOwn(handlers, subject) ? handlers[subject] : () => fault('unsupported_subject');
  const answer = {
    subject: `${prefix}${subject}.response`,
    message_id,
    ...handle(message, event.origin, event.source),
  };
  event.source.postMessage(answer, event.origin);
});
