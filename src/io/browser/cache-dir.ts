import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of this user's caches for this program, by the custom of each platform (XDG on Linux). */
export function cacheDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = env['HOME'] ?? homedir();
  switch (platform) {
    case 'win32':
      return path.join(env['LOCALAPPDATA'] ?? home, 'dossier', 'Cache');
    case 'darwin':
      return path.join(home, 'Library', 'Caches', 'dossier');
    default:
      return path.join(env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'dossier');
  }
}
