import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useSay } from "../context.js";

/** Asks before something that many are concerned by; `children` say who and what. */
export function Confirm({
  open,
  title,
  action,
  children,
  onClose,
  onConfirm,
}: {
  open: boolean;
  title: string;
  /** What the button that goes on does. */
  action: string;
  children: ReactNode;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const say = useSay();
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onClose}>{say.cancel}</Button>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
