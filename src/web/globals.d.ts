/// <reference types="vite/client" />

/** Method and path per operation of the contract, put in by the build (vite.config.ts). */
declare const __OPERATIONS__: Readonly<Record<string, string>>;
