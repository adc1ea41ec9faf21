export {
  alarmStep,
  alarmsOf,
  channelAlarmKinds,
  quietLimit,
  type AlarmState,
  type AlarmStep,
  type ChannelAlarm,
  type ChannelFacts,
  type MailHabit,
  type WatchTimes,
} from './channel-alarms.js';
export { gapReasons, isMissing, type GapReason } from './gaps.js';
