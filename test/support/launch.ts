export * from '../../sandbox/lms/scripted-browser.ts';
