/** The scripts are plain JavaScript; these are the types of the parts that are tested. */
declare module '*/scripts/lib/staleness.mjs' {
  export function newestChangeMs(path: string): number;
  export function isStale(facts: { stampText: string | null; stampMs: number; sourcesMs: number; outputMs: number }): boolean;
}

declare module '*/scripts/lib/report.mjs' {
  interface Counts {
    passed: number;
    failed: number;
    skipped: number;
  }
  interface SuiteResult extends Counts {
    name: string;
    ms: number;
  }
  interface VitestFile {
    name: string;
    status: string;
    startTime: number;
    endTime: number;
    assertionResults: { status: string }[];
  }
  export function suiteOf(path: string): string;
  export function readVitestReport(report: { testResults: VitestFile[] }, nameOf: (suite: string) => string): SuiteResult[];
  export function readPlaywrightReport(report: {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number; duration: number };
    errors?: unknown[];
  }): SuiteResult[];
  export function closingLine(counts: Counts): string;
  export function summaryLines(results: readonly SuiteResult[]): string[];
}

declare module '*/scripts/lib/build.mjs' {
  export function ensureBuild(): Promise<void>;
}

declare module '*/scripts/lib/paths.mjs' {
  export function electronExecutable(): string | null;
}

declare module '*/scripts/lib/suites.mjs' {
  export function planSuites(
    wanted: readonly string[],
    existing: readonly string[],
  ): { node: readonly string[] | null; electron: readonly string[] | null; e2e: boolean };
}

declare module '*/scripts/lib/paths.mjs' {
  export function demoHomeFolder(environment: Record<string, string | undefined>, platform: string, home: string): string;
}

declare module '*/scripts/setup/zip.mjs' {
  export function zipEntries(archive: Buffer): { name: string; mode: number; read: () => Buffer }[];
  export function extractZip(archive: Buffer, folder: string, place: (name: string) => string | null): void;
}

declare module '*/scripts/setup/debian-names.mjs' {
  export const SYSTEM_PACKAGES: Readonly<Record<string, readonly string[]>>;
  export function parseInstalled(listing: string): Set<string>;
  export function parseCandidates(policy: string): Set<string>;
  export function namesInRelease(names: readonly string[], candidates: ReadonlySet<string>): string[];
}

declare module '*/scripts/setup/node-version.mjs' {
  export function isSupportedNode(version: string): boolean;
}

declare module '*/scripts/setup/node-api.mjs' {
  export function needsCompiling(nodeApiVersions: readonly string[]): boolean;
  export function cachedBinaryName(packageVersion: string, platform: string, arch: string, nodeVersion: string): string;
}

declare module '*/scripts/setup/packages.mjs' {
  interface PackageList {
    packages: Record<string, { version?: string; optional?: boolean }>;
  }
  export function holdsEveryPackage(lock: PackageList, installed: PackageList): boolean;
}

declare module '*/scripts/setup/official-electron.mjs' {
  export function officialAddress(version: string, platform: string, arch: string, environment: Record<string, string | undefined>): string;
}

declare module '*/scripts/setup/electron-runtime.mjs' {
  export function electronWay(environment: Record<string, string | undefined>): string;
}

declare module '*/scripts/setup/stand-in-electron.mjs' {
  export const STAND_IN: Readonly<{ package: string; electronVersion: string; sha512: string }>;
  export function placeOfRuntimeFile(name: string): string | null;
}

declare module '*/scripts/lib/palette-png.mjs' {
  export function writePalettePng(picture: { width: number; height: number; pixels: Uint32Array }): Buffer;
}

declare module '*/scripts/lib/png-pixels.mjs' {
  export function readPng(png: Buffer): { width: number; height: number; pixels: Uint32Array };
}
