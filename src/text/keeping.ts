/** Sentences about the place where the data is kept: what is refused, and what takes time. */
import type { KeepingNotice, KeepingRefusal } from '../domain/keeping.ts';

const BACKUP_FAULT = {
  'not-a-backup': 'Filen är ingen säkerhetskopia från Internkoll.',
  'cut-short': 'Säkerhetskopian är avbruten: slutet saknas. Ta en ny kopia eller hämta filen igen.',
  checksum: 'Säkerhetskopian är skadad: kontrollsumman stämmer inte. Ta en ny kopia eller hämta filen igen.',
} as const;

export function keepingRefusal(refusal: KeepingRefusal): string {
  switch (refusal.code) {
    case 'folder-other-major':
      return `Databasen i ${refusal.folder} är skriven av PostgreSQL ${refusal.found}, men det här programmet läser ${refusal.needed}. Ta en kopia med det tidigare programmet, npm run cli -- backup FIL, och läs in den i en ny mapp med det här, npm run cli -- restore FIL.`;
    case 'folder-busy':
      return `En annan server använder redan mappen ${refusal.folder}. Stoppa den först, eller välj en annan mapp med INTERNKOLL_DATA.`;
    case 'database-newer':
      return `Databasen har schema ${refusal.found}, men det här programmet kan bara läsa till och med ${refusal.known}. Starta den nyare versionen av Internkoll i stället.`;
    case 'migration-changed':
      return `Ändringen ${refusal.name} av databasen har gjorts med ett annat innehåll än det som finns i programmet. Installera om programmet, eller läs in en säkerhetskopia i en ny databas.`;
    case 'migrations-pending':
      return `Databasen behöver ändras innan programmet kan starta: ${refusal.names.join(', ')}. Kör npm run cli -- migrate, eller sätt INTERNKOLL_MIGRATE=auto.`;
    case 'server-too-old':
      return `Databasservern är PostgreSQL ${refusal.found}. Internkoll behöver ${refusal.needed} eller senare.`;
    case 'login-without-role':
      return `Inloggningen ${refusal.login} får inte använda rollen ${refusal.role}. Den som äger databasen ger rätten med: grant ${refusal.role} to "${refusal.login}".`;
    case 'trail-key-missing':
      return `Nyckeln till ändringsloggen saknas: ${refusal.file}. Utan den kan loggen inte fortsätta på det som redan är förseglat. Lägg tillbaka filen från kopian av mappen.`;
    case 'trail-key-other':
      return `Nyckeln i ${refusal.file} är inte den som ändringsloggen är förseglad med. Lägg dit rätt nyckel från den mapp som databasen först användes med.`;
    case 'backup-without-key':
      return `Säkerhetskopian togs utan nyckeln till ändringsloggen. Lägg nyckeln i ${refusal.file} och läs in kopian igen.`;
    case 'restore-not-empty':
      return 'Databasen är inte tom. En säkerhetskopia läses bara in i en tom databas: välj en ny mapp med INTERNKOLL_DATA eller en ny databas med DATABASE_URL.';
    case 'backup-unreadable':
      return BACKUP_FAULT[refusal.fault];
    case 'backup-newer':
      return `Säkerhetskopian har schema ${refusal.found}, men det här programmet kan bara läsa till och med ${refusal.known}. Läs in den med den version av Internkoll som tog den, eller en senare.`;
    case 'restore-in-use':
      return 'Databasen används: en server eller ett annat kommando är igång på den. Stoppa det och läs in säkerhetskopian igen.';
    case 'restore-under-way':
      return 'En säkerhetskopia läses in i databasen just nu.';
  }
}

export function keepingNotice(notice: KeepingNotice): string {
  switch (notice.code) {
    case 'creating':
      return `Skapar databasen i ${notice.folder}. Det tar några sekunder.`;
    case 'copied-before-migration':
      return `Databasen kopierades till ${notice.copy} innan den ändrades.`;
    case 'migrated':
      return `Databasen ändrades: ${notice.names.join(', ')}.`;
  }
}
