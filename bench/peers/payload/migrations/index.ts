import * as migration_20261125_180721_newsroom from './20261125_180721_newsroom';

export const migrations = [
  {
    up: migration_20261125_180721_newsroom.up,
    down: migration_20261125_180721_newsroom.down,
    name: '20261125_180721_newsroom'
  },
];
