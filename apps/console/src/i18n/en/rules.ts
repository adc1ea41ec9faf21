import type { Messages } from '../keys.js';

export const rules: Messages['rules'] = {
  holiday: {
    'new-year': 'New Year’s Day',
    'good-friday': 'Good Friday',
    'easter-monday': 'Easter Monday',
    'labour-day': 'Labour Day',
    'victory-1945': 'Victory Day 1945',
    ascension: 'Ascension Day',
    'whit-monday': 'Whit Monday',
    'bastille-day': 'Bastille Day',
    assumption: 'Assumption Day',
    'all-saints': 'All Saints’ Day',
    'armistice-1918': 'Armistice Day 1918',
    christmas: 'Christmas Day',
    'saint-stephen': 'St Stephen’s Day',
  },
  ordinary: 'ordinary calendar',
  easter: 'following Easter',
  days: '%{smart_count} day |||| %{smart_count} days',
  hours: '%{smart_count} hour |||| %{smart_count} hours',
  months: '%{smart_count} month |||| %{smart_count} months',
  years: '%{smart_count} year |||| %{smart_count} years',
  value: {
    idRequestMaxDays: 'A question about identity or scope leaves at the latest after',
    idSilenceCloseMonths: 'A request that the person leaves unanswered may be closed after',
    marketingStopHours: 'Mailings stop, after an objection, within',
    bounceWatchDays: 'A letter that does not bounce counts as delivered after',
    authorityDueNearDays: 'The due date of an authority file calls ahead by',
    lawConsentAge: 'Digital age of consent in France',
    signupAge: 'Age to sign up with Mailo',
  },
};
