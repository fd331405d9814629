import path from 'node:path';

const LINUX = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chrome-headless-shell',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
];

const MACOS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * Paths at which Chrome, Chromium and Edge are installed, best first: the headless shell starts several times
 * faster than a desktop build. Snap packages are left out: they may not read or write the temporary folder.
 */
export function installedBrowsers(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'win32':
      return WINDOWS.flatMap((file) =>
        ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
          const folder = env[name];
          return folder ? [path.win32.join(folder, file)] : [];
        }),
      );
    case 'darwin':
      return MACOS.flatMap((file) =>
        ['/Applications', path.posix.join(env['HOME'] ?? '', 'Applications')].map((folder) =>
          path.posix.join(folder, file),
        ),
      );
    default:
      return LINUX;
  }
}
