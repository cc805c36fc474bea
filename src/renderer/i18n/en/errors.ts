import type { Messages } from '../sv';

/** English words for what can go wrong and what can be done about it. */
export const enErrors: Pick<Messages, 'errors'> = {
  errors: {
    retry: 'Try again',
    dismiss: 'Close the message',
    kept: (age) => `What is shown was read ${age} ago.`,
    loading: 'Loading …',
    kinds: {
      network: ['No contact with the data source.', 'Check the internet connection. The next sync tries again.'],
      timeout: ['The data source did not answer in time.', 'Try again later. Stored signals stay.'],
      'rate-limited': ['The data source asked us to wait.', 'Wait a while. The next sync goes on where this one stopped.'],
      refused: ['The data source does not answer this app now.', 'Try again tomorrow.'],
      contract: ['The data source has changed its answers.', 'Update Kursvakt. Old data stay.'],
      'no-data': ['There is nothing to show.', 'Sync, or choose something else.'],
      quality: ['A value was impossible and was set aside.', 'Look at the share on the page Activity.'],
      clock: ['The clock of this computer is wrong: there are prices of a later day.', 'Set the clock right and sync again.'],
      'other-source': ['The data folder belongs to another market. Nothing has been mixed.', 'Choose another data folder, or the same source as before.'],
      'store-busy': ['Another Kursvakt is writing.', 'Wait until it is done.'],
      'store-full': ['The disk is full.', 'Free some space and sync again.'],
      'store-readonly': ['The data folder cannot be written.', 'Make it writable for your user.'],
      'store-corrupt': ['The database is damaged.', 'Restore the newest backup with “kursvakt restore FILE”.'],
      'store-from-future': ['The database is from a newer Kursvakt.', 'Install the newest version.'],
      'engine-crashed': ['The engine stopped.', 'Start the sync again. Stored signals stay.'],
      'engine-timeout': ['Kursvakt did not answer in time.', 'What is shown stays. The next try may work.'],
      'engine-memory': ['The engine ran out of memory.', 'Close other programs or raise the memory budget in the settings.'],
      cancelled: ['Cancelled.', 'Start it again when it suits you. What was fetched is kept.'],
      'invalid-input': ['The value could not be used.', 'Correct it and try again.'],
      bug: ['Something unexpected happened in Kursvakt.', 'Please report it with the log file.'],
    },
  },
};
