import { AppError } from '../../http/errors.ts';

/** More than 20 MB. */
export class FileTooLargeError extends AppError {
  constructor() {
    super({
      code: 'FILE_TOO_LARGE',
      status: 413,
      message: 'This file is larger than 20 MB.',
      nextStep: 'Make it smaller, or hand in a link to it.',
    });
  }
}

/** The sender went away in the middle. Nobody is there to read this. */
export class UploadCutOffError extends AppError {
  constructor() {
    super({ code: 'INVALID_REQUEST', status: 400, message: 'The file did not come whole.' });
  }
}

/** No bytes at all. */
export class FileEmptyError extends AppError {
  constructor() {
    super({
      code: 'FILE_EMPTY',
      status: 400,
      message: 'This file is empty.',
      nextStep: 'Open it to see whether it holds your work, then choose it again.',
    });
  }
}

/** The content is none of the accepted types, whatever its name says. */
export class FileTypeRefusedError extends AppError {
  constructor() {
    super({
      code: 'FILE_TYPE_REFUSED',
      status: 415,
      message: 'This kind of file cannot be handed in.',
      nextStep: 'Use a picture, a sound, a PDF, plain text, or a Word, Writer, PowerPoint or Excel document.',
    });
  }
}
