import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './page.module.css';

let hasShownPage = false;

/**
 * One screen: its title names the browser tab and takes the focus when the person came from another screen.
 * `keepsFocus` leaves the focus to the screen, for going back to where one was.
 */
export function Page({
  title,
  above,
  width = 'reading',
  keepsFocus = false,
  children,
}: {
  title: string;
  above?: ReactNode;
  width?: 'reading' | 'full';
  keepsFocus?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Waymark`;
  }, [title]);
  // Before it is painted: a screen that scrolled after it was seen would move under a finger.
  useLayoutEffect(() => {
    // The first screen leaves the focus to the browser, so that an LMS page does not jump to its frame.
    if (hasShownPage && !keepsFocus) {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
    hasShownPage = true;
  }, [keepsFocus]);
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
