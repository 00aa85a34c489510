import { useEffect, useRef } from 'react';

/** Single-key shortcuts that stay out of the way of typing, menus and dialogs. */
export function useKeys(keys: Record<string, (e: KeyboardEvent) => void>) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const at = e.target as HTMLElement;
      if (e.ctrlKey || e.metaKey || e.altKey || at.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]')) {
        return;
      }
      if (e.key === 'Enter' && at.closest('a, button, [role=button], [role=tab], [role=combobox]')) {
        return;
      }
      const act = current.current[e.key];
      if (act) {
        e.preventDefault();
        act(e);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
