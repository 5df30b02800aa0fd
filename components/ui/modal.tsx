"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

type ModalProps = {
  heading: string;
  lead: string;
  /** By Escape or Android's Back, which cannot be prevented twice. */
  onClose?: () => void;
  children: ReactNode;
};

export function Modal({ heading, lead, onClose, children }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed before unmounting: only then is the focus given back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}heading`}
      aria-describedby={`${id}lead`}
      onClose={onClose}
      className="m-auto w-[calc(100%-2rem)] max-w-column rounded-field border border-line bg-raised p-6 text-body text-ink backdrop:bg-viewfinder/70"
    >
      <h2 id={`${id}heading`} className="text-heading">
        {heading}
      </h2>
      <p id={`${id}lead`} className="mt-2">
        {lead}
      </p>
      {children}
    </dialog>
  );
}
