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

/** A picture or a recording that is larger than a line takes. */
export class MediaTooLargeError extends AppError {
  constructor(kind: 'picture' | 'voice') {
    const isPicture = kind === 'picture';
    super({
      code: 'FILE_TOO_LARGE',
      status: 413,
      message: isPicture ? 'This picture is larger than 5 MB.' : 'This recording is longer than a minute.',
      nextStep: isPicture ? 'Choose a smaller picture.' : 'Say it in fewer words.',
    });
  }
}

/** Neither a still picture nor a recording of a voice, whatever its name says. */
export class MediaTypeRefusedError extends AppError {
  constructor() {
    super({
      code: 'FILE_TYPE_REFUSED',
      status: 415,
      message: 'This is neither a picture nor a recording that we can show.',
      nextStep: 'Use a PNG, JPEG or WebP picture, or record your voice here.',
    });
  }
}
