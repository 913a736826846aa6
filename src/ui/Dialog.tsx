import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly open: boolean;
  /** Called with false on Escape, on a press outside and by the close button. */
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** Greatest width: 380, 560, 880 px. Under 480 px of window every dialog takes all of it. */
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  /** Where focus goes on opening; the first control unless told. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Buttons, set at the end of the line. */
  readonly footer?: ReactNode;
  /** Says the title to screen readers only, for a dialog whose first line speaks for itself. */
  readonly titleHidden?: boolean | undefined;
  readonly children?: ReactNode;
}

/** A modal dialog. Its body scrolls; title and footer stay. Focus returns to where it came from. */
export function Dialog(props: DialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    size = 'normal',
    initialFocus,
    footer,
    titleHidden,
    children,
  } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Viewport className={styles['viewport']}>
          <Base.Popup initialFocus={initialFocus} className={classNames(styles['popup'], styles[size])}>
            <header className={titleHidden === true ? 'visuallyHidden' : styles['header']}>
              <div className={styles['heading']}>
                <Base.Title className={styles['title']}>{title}</Base.Title>
                {description !== undefined && (
                  <Base.Description className={styles['description']}>{description}</Base.Description>
                )}
              </div>
              <Base.Close render={<IconButton label="Close" icon="close" size="small" hint="title" />} />
            </header>
            <div className={styles['body']}>{children}</div>
            {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
