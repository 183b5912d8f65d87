/** What can stand in the way of keeping the data, as codes; their sentences are in text/keeping.ts. */

export type KeepingRefusal =
  | { readonly code: 'folder-other-major'; readonly folder: string; readonly found: number; readonly needed: number }
  | { readonly code: 'folder-busy'; readonly folder: string }
  | { readonly code: 'database-newer'; readonly found: number; readonly known: number }
  | { readonly code: 'migration-changed'; readonly number: number; readonly name: string }
  | { readonly code: 'migrations-pending'; readonly names: readonly string[] }
  | { readonly code: 'server-too-old'; readonly found: number; readonly needed: number }
  | { readonly code: 'login-without-role'; readonly login: string; readonly role: string }
  | { readonly code: 'trail-key-missing'; readonly file: string }
  | { readonly code: 'trail-key-other'; readonly file: string }
  | { readonly code: 'restore-not-empty' }
  | { readonly code: 'backup-without-key'; readonly file: string }
  | { readonly code: 'backup-unreadable'; readonly fault: 'not-a-backup' | 'cut-short' | 'checksum' }
  | { readonly code: 'backup-newer'; readonly found: number; readonly known: number }
  | { readonly code: 'restore-in-use' }
  | { readonly code: 'restore-under-way' };

/** What takes long enough, or touches enough, to be told while it happens. */
export type KeepingNotice =
  | { readonly code: 'creating'; readonly folder: string }
  | { readonly code: 'copied-before-migration'; readonly copy: string }
  | { readonly code: 'migrated'; readonly names: readonly string[] };
