import { capacityOutlook } from './capacity.js';

const days = (...counts: number[]) => counts.map((count, place) => ({ day: `2026-04-0${place + 1}`, count }));

describe('the capacity of the desk', () => {
  it('suffices while no day asks for more than was closed by then', () => {
    expect(capacityOutlook(days(1, 1, 1), 0, 1)).toEqual({ shortFrom: null, missing: 0 });
    expect(capacityOutlook(days(0, 0, 3), 0, 1)).toEqual({ shortFrom: null, missing: 0 });
  });

  it('falls short on the first day by which more is due, and says by how much at worst', () => {
    expect(capacityOutlook(days(0, 4, 0, 0), 0, 1)).toEqual({ shortFrom: '2026-04-02', missing: 2 });
  });

  it('answers what is late first', () => {
    expect(capacityOutlook(days(1, 0, 0), 2, 1)).toEqual({ shortFrom: '2026-04-01', missing: 2 });
  });

  it('promises nothing where nothing was closed', () => {
    expect(capacityOutlook(days(0, 1), 0, 0)).toEqual({ shortFrom: '2026-04-02', missing: 1 });
    expect(capacityOutlook(days(0, 0), 0, 0)).toEqual({ shortFrom: null, missing: 0 });
  });
});
