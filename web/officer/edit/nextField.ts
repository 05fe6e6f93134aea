// Enter in a field goes to the next one; in the last it reaches the button, which saves. Text areas, buttons and open
// choosers keep their own meaning of Enter.
export function nextField(event: KeyboardEvent): void {
  const here = event.target as HTMLElement;
  if (event.isComposing || here.matches('textarea, button, [role="combobox"]')) return;
  event.preventDefault();
  const all =
    here
      .closest('form')
      ?.querySelectorAll<HTMLElement>('input:not([disabled]), select, textarea, button[type="submit"]') ?? [];
  const fields = [...all].filter((each) => each.offsetParent !== null);
  fields[fields.indexOf(here) + 1]?.focus();
}
