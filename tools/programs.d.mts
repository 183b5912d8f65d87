export interface ListedPackage { readonly part: string; readonly debianPackage: string; readonly programs: readonly string[] }
export const parts: string[];
export function listed(text: string): ListedPackage[];
export function missing(): ListedPackage[];
