import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import styles from './button.module.css';

type Kind = 'primary' | 'secondary' | 'quiet';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  /** Under way: the button stays focusable and does nothing. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** A button that says with a verb what it does. At most one `primary` on a screen. */
export function Button({ kind = 'secondary', isBusy = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles['button']} ${styles[kind]}`}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
    </button>
  );
}

interface ButtonLinkProps {
  kind?: Kind;
  to: string;
  id?: string;
  label?: string;
  children: ReactNode;
}

/** A way to another view that looks like a button. */
export function ButtonLink({ kind = 'secondary', to, id, label, children }: ButtonLinkProps) {
  return (
    <Link id={id} to={to} className={`${styles['button']} ${styles[kind]}`} aria-label={label}>
      {children}
    </Link>
  );
}
