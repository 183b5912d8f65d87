/** A padlock. Always with its word beside it. */
export function LockMark() {
  return <svg className="lock-mark" viewBox="0 0 12 14" width="12" height="14" aria-hidden="true"><path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.600" /><rect x="1" y="6" width="10" height="7" rx="1.200" fill="currentColor" /></svg>;
}
