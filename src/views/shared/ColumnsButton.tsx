import { openDialog } from '#state/dialogs.ts';
import { Button } from '#ui/Button.tsx';

export interface ColumnsButtonProps {
  readonly fileName: string;
  readonly className?: string | undefined;
}

/** Stands beside a table of records, to say which column is what. */
export function ColumnsButton({ fileName, className }: ColumnsButtonProps) {
  return (
    <Button size="small" aria-haspopup="dialog" className={className} onClick={() => openDialog('columns', fileName)}>
      Columns…<span className="visuallyHidden"> of {fileName}</span>
    </Button>
  );
}
