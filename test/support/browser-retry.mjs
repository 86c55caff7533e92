import { jest } from '@jest/globals';

// On a busy machine Chromium now and then loses the navigation of a frame in another site, and the test waits for nothing. Such a
// test gets one more try; the first failure is printed with what stood on the screens, so that it is seen.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
