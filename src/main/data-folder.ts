/** What lies where in the data folder. Apart from the code that uses it: reading a name must not load the engine. */
export const DATABASE_FILE = 'kursvakt.db';
export const BACKUP_FOLDER = 'backups';
/** Where damaged databases lie, each in a folder of its own. */
export const QUARANTINE_FOLDER = 'quarantine';
