import { ERASE, PROFILE, REQ, WHOLE } from './en-words.js';
import { any, compile } from './rule.js';

/** English. */
export const EN = compile('en', [
  ['access', 5, '(?:data )?subject access request|\\b(?:d?sar)\\b|right (?:of|to) access'],
  [
    'access',
    4,
    `(?:copy|copies|list|overview|disclose|disclosure|provide|send|give|access to|know|see|obtain|receive|tell|confirm|what|which|all)\\b ~ ${any('data|information|info|details|records?|everything|anything')}~${any('about me|(?:on|about|concerning|regarding|relating to) (?:me|my|us|our|him|her|the individual|our client)|you (?:hold|have|keep|store|process|collect|possess)|held|(?:is|are) (?:held|stored|kept|processed)|i have with you|my account')}`,
  ],
  [
    'access',
    4,
    `(?:what|everything|anything|which data|whatever) ~ you (?:guys )?(?:know|have|hold|keep|store|process|got|ve got|collected) ~ ${any('me|my|about me|us|on me|her|him')}`,
  ],
  [
    'access',
    4,
    'who (?:has |have )?(?:accessed|logged|signed|looked|viewed|read|had access) ~ (?:account|mailbox|data|mail)',
  ],
  [
    'access',
    3,
    `${REQ}~${any('log ?in history|login records|access logs?|sign in history|connection logs?|sessions? history|ip addresses')}`,
  ],
  [
    'access',
    3,
    '(?:to whom|recipients?|third parties|who) ~ (?:my|personal) data ~ (?:disclosed|shared|sent|sold|passed)|(?:my|personal) data ~ (?:disclosed|shared|sold) (?:to|with)',
  ],
  ['access', 3, `cop(?:y|ies) of (?:all )?(?:the |my |his |her |our )?(?:personal )?(?:data|information)`],
  ['access', 2, '^ ?(?:re )?access to (?:my|his|her) ~ (?:data|information)', 'subject'],
  [
    'access',
    -6,
    `(?:can t|cannot|cant|unable to|can not|couldn t|lost|no longer|trouble|problem\\w?|fail\\w{0,3}|won t let me|locked out) ~ (?:access|log|get into|open|sign)`,
  ],
  ['access', -5, 'access to (?:the )?(?:beta|api|webinar|features?|wifi|building|room)|full access to'],
  ['rectification', 5, 'right (?:to|of) (?:rectification|correction|rectify)'],
  [
    'rectification',
    4,
    `${REQ}~${any('correct*|rectif*|fix|updat\\w*|amend*|chang(?:e|ed|ing)|replac\\w*|put right')}~${PROFILE}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('wrong|incorrect|inaccurate|outdated|out of date|misspel\\w*|mistyped|not (?:correct|right|mine|accurate)|no longer (?:mine|correct|valid|right|my)|hasn t been mine|is an old|isn t (?:mine|right|correct)')}`,
  ],
  ['rectification', 3, `${any('wrong|incorrect|inaccurate|outdated|misspelt|misspelled|typo')} ~ ${PROFILE}`],
  [
    'rectification',
    2,
    `^ ?(?:re )?(?:please )?(?:correct\\w{0,4}|rectif\\w{1,8}|chang\\w{1,3}|updat\\w{1,3}) ~ ${PROFILE}`,
    'subject',
  ],
  [
    'rectification',
    -5,
    `${any('chang(?:e|ing)|updat\\w*|reset|correct')} ~ ${any('password|plan|subscription|payment method|card|theme|settings?|app|server|dns|language|signature')}`,
  ],
  ['rectification', 3, '(?:correct|fix|amend|rectify|update|change) (?:it|this|that|them)\\b'],
  [
    'erasure',
    5,
    'right (?:to|of) (?:erasure|be forgotten|deletion)|(?:deletion|erasure) request|request (?:for|of) (?:deletion|erasure)',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}`],
  ['erasure', 4, `${REQ}~${WHOLE}~${any('deleted|erased|removed|closed|wiped|destroyed|gone')}`],
  [
    'erasure',
    4,
    `(?:^|[.!?\\n] ?)(?:so |then |and |just |also )?(?:delete|erase|remove|close|wipe) ~ ${WHOLE}`,
  ],
  [
    'erasure',
    3,
    `(?:erasure|deletion|closure) of (?:my|all|old|the|any) ~ ${any('data|account|logs?|back ?ups?|information|mailbox')}`,
  ],
  [
    'erasure',
    3,
    `(?:ask|asking|request\\w{0,3}|want|like) ~ (?:you )?(?:under article 17 )?to (?:erase|delete|remove)`,
  ],
  [
    'erasure',
    -6,
    `(?:can t|cant|cannot|unable to|how (?:do|can|to) (?:i )?|trouble|won t) ?~ ?(?:delete|remove|empty) ~ ${any('trash|messages?|mails?|e mails?|folders?|contacts?|alias|spam|drafts?|stuff|files?')}`,
  ],
  ['erasure', -5, '(?:don t|do not|not|never|without) (?:\\w{1,6} )?(?:delet|eras|remov|clos)\\w{1,4}'],
  [
    'erasure',
    -4,
    '(?:accidentally|by mistake|by accident) ~ delet|delet\\w{1,3} ~ (?:by mistake|by accident|accidentally)|to be removed from|will be (?:permanently )?(?:deleted|removed|closed)',
  ],
  [
    'erasure',
    4,
    '(?:accounts?|mailbox|profile|address)\\b[^\\n]{0,120}?(?:please|kindly|could you|can you|want (?:you )?to) ~ (?:delete|close|erase|remove) (?:it|them|this|that)\\b',
  ],
  [
    'restriction',
    5,
    'restrict\\w{0,5} ~ processing|right (?:to|of) restriction|restriction of (?:the )?processing',
  ],
  [
    'restriction',
    4,
    `${REQ}~${any('freeze|frozen|restrict\\w*|suspend|block|lock|preserve|keep|retain|put on hold|stop processing|quarantine')}~${any('account|data|processing|deletion|logs?|records?|evidence|content\\w?|messages')}~${any('until|while|pending|court|evidence|dispute|accuracy|police|claim|investigat\\w*|complaint|lawsuit|legal')}`,
  ],
  [
    'restriction',
    4,
    '(?:do not|don t|please not|not) (?:delete|erase|destroy|remove) ~ (?:anything|data|account|logs?|content|messages|records|them|it|until)',
  ],
  ['restriction', 3, '(?:freeze|restrict|lock) (?:my|the|this|all|his|her) ~ (?:account|data|processing)'],
  ['portability', 5, '(?:right (?:to|of) )?data portability|right to portability'],
  [
    'portability',
    5,
    `${any('export|copy|send|provide|transfer|receive|download|give|get|hand over|move|take')}~${any('mbox|maildir|vcard|vcf|ical\\w*|ics|csv|json|xml|pst|machine readable|(?:open|structured|standard|portable|reusable|common) (?:and [a-z ]{1,20})?formats?')}`,
  ],
  [
    'portability',
    4,
    '(?:transfer|transmit|send|port|move) ~ direct\\w{0,2} ~ (?:provider|controller|service|company)|(?:full|complete) export|export of (?:all|my|the|our) ~ (?:mail|data|messages|account)',
  ],
  [
    'portability',
    3,
    `(?:switching|moving|migrating|leaving) ~ (?:provider|elsewhere|another|to) ~ ${any('export|take|transfer|copy|download')}`,
  ],
  ['objection', 5, 'right to object'],
  [
    'objection',
    5,
    '(?:i|we) (?:hereby |strongly |also |formally |therefore |further )?object (?:to|against|under|,)|object to this',
  ],
  ['objection', 4, '^ ?(?:re )?objection (?:to|against)', 'subject'],
  [
    'objection',
    4,
    `(?:stop|no more|don t (?:want|send)|do not (?:want|send|contact|wish|use)|unsubscrib\\w{1,3}|opt(?:ing)? (?:me )?out|take me off|remove me from|cease|never) ~ ${any('newsletters?|marketing|adverts?|advertis\\w*|ads|promotion\\w*|promo|surveys?|offers?|product (?:news|updates)|mailing list|spam|commercial|questionnaires?|profiling|sales e ?mails?|campaigns?')}`,
  ],
  [
    'objection',
    3,
    `(?:do not|don t) want ~ ${any('reading|analys\\w*|scann\\w*|profil\\w*|using|used|shown|visible|displayed|published|shared')}`,
  ],
  [
    'consent-withdrawal',
    5,
    `${any('withdraw\\w*|revok\\w*|retract\\w*|cancel\\w*|take back|rescind')} ~ ${any('consent|permission|authori[sz]ation|agreement|opt in')}`,
  ],
  [
    'consent-withdrawal',
    5,
    '(?:consent|permission|authori[sz]ation)[^.!?;\\n]{0,30} (?:withdrawn|revoked|is withdrawn)|withdrawal of (?:my |our )?(?:consent|permission|authori[sz]ation)',
  ],
  [
    'consent-withdrawal',
    4,
    '(?:don t|dont|do not|no longer) (?:agree|consent) ~ (?:anymore|any more|any longer)|no longer (?:agree|consent)|i take it back',
  ],
  [
    'post-mortem',
    4,
    `(?:my|our|the|his|her|late|mr|mrs|ms|account holder|user|father|mother|husband|wife|son|daughter|brother|sister|uncle|aunt|partner|friend) ~ (?:has |have |recently |sadly )*(?:died|passed away|deceased|passed on|death)\\b`,
  ],
  [
    'post-mortem',
    4,
    '(?:estate of|the late (?:mr|mrs|ms|miss|[a-z]{3,15}) |deceased|executors?|grant of probate|letters of administration|death certificate|next of kin)',
  ],
  [
    'post-mortem',
    6,
    '(?:after|upon|event of) my death|when i die|digital (?:will|legacy)|directives? ~ death',
  ],
  ['first-person', 1, '\\b(?:my|me|i|our|we|mine) '],
  [
    'enquiry',
    2,
    `${any('gdpr|privacy|data protection|personal data|privacy policy|dpo|data protection officer|ccpa')}`,
  ],
  [
    'enquiry',
    3,
    `${any('data processing agreement|dpa|sub ?processors?|article 28|security measures|certification|transparency report|retention (?:period|policy)|records of processing|dpia|impact assessment|standard contractual clauses|data residency')}`,
  ],
  [
    'enquiry',
    2,
    `(?:how long|where (?:are|is)|who (?:can|has)|how do you|does (?:it|mailo|the app|your)|do you (?:read|scan|sell|share|keep|store|analy[sz]e|use)|what (?:happens|each)|why (?:does|do)|is anything|explain|are (?:my|the|your)) ~ ${any('data|servers?|mails?|messages|logs?|ip|information|advert\\w*|authorities|contacts?|uploaded|permissions?|stored|for|encrypt\\w*|hosted')}`,
  ],
  [
    'enquiry',
    2,
    `${any('cookies?|trackers?|permissions?|hosted|servers (?:in|located)|encryption|thinking of moving|before i (?:install|sign|join)|considering|question about|student|journalist|researcher|read your contacts')}`,
  ],
  [
    'enquiry',
    -3,
    '(?:reseller|partner terms|our packages|free (?:audit|sample)|bounty|xss|vulnerability|cross site|seo)',
  ],
  [
    'enquiry',
    2,
    '(?:scan|read|analyse|analyze) ~ (?:e mails?|mails?|messages) ~ (?:ads|advert)|where (?:is|are) ~ (?:data|servers?) ~ (?:stored|located|hosted|kept)',
  ],
  [
    'authority',
    4,
    'subpoena|search warrant|court order|grand jury|production order|preservation (?:request|order)|\\bepoc\\b|\\bepoc pr\\b|mutual legal assistance|letters? rogatory|investigatory powers|18 u·?s·?c·?|stored communications act|emergency disclosure request|regulation \\(eu\\) 2023/1543',
  ],
  [
    'authority',
    3,
    '(?:police|criminal|law enforcement|district attorney|prosecut\\w{1,5}|investigat\\w{1,3}) ~ (?:investigation|request|requires?|conducting|matter)|conducting an investigation|communications data|examining magistrate|ongoing criminal',
  ],
  [
    'authority',
    2,
    'subscriber (?:details|information|data)|account holder|log in events|basic subscriber|do not (?:notify|inform|disclose)|not to disclose the existence|must not be informed|custodian of records|single point of contact|detective|constable|sergeant|special agent|officer in (?:the|charge)',
  ],
  [
    'authority',
    -4,
    'our client|on behalf of (?:our|my) client|personal data (?:held|relating) ~ (?:me|our client)|my (?:account|data)|subject access request|(?:have you (?:ever )?(?:received|handed|disclosed)|did you (?:ever )?(?:receive|disclose)|(?:did|has|have) (?:the |any )?(?:police|authorit\\w{1,3}|courts?) ~ (?:asked?|request|contact)) ~ (?:warrant|request|order|account|about me)',
  ],
  [
    'supervisory',
    3,
    'complaint (?:reference|ref|no|number|against)|we have received a complaint|lodged a complaint with (?:us|this office|the (?:commissioner|authority))|information commissioner|supervisory authority under article 5[78]|our investigation under',
  ],
  [
    'support',
    2,
    `${any('imap|smtp|thunderbird|outlook|caldav|password|log ?in|error|bug|doesn t work|not working|broken|app|browser|safari|chrome|sync\\w*|settings?|folder|trash|attachment|spam folder|refresh|404')}`,
  ],
  [
    'billing',
    2,
    `${any('invoices?|refund\\w*|charged|payment|subscription|paypal|credit card|billing|receipt|renew\\w*|price|pricing')}`,
  ],
  [
    'spam',
    3,
    '(?:first page of google|seo|rankings?|organic (?:traffic|visitors)|backlinks?|white hat|leads?\\b|decision makers|opt in|data ?(?:base|file) of|verified e ?mail addresses|free (?:audit|sample|quote)|our packages|to be removed from|reply (?:no|remove|stop)|if you don t want to hear|investment opportunity|crypto|casino|loan|lottery|inheritance fund|guest post)',
  ],
  [
    'phishing',
    3,
    '(?:mailbox|account|messages|storage|password) ~ (?:will be|is|has been|almost) ~ (?:deleted|full|suspended|closed|deactivated|limited|expire\\w?)|verify (?:now|your)|confirm (?:access|your (?:account|identity|password))|click (?:here|below|the link) to|unusual (?:sign|activity)|keep my data|within (?:12|24|48) hours',
  ],
  [
    'chase',
    4,
    '(?:no|never|not|without|haven t|still waiting|still no|any) ~ (?:repl(?:y|ied)|response|answer\\w{0,2}|heard)|second (?:request|time)|reminder|following up|chasing|expired|incomplete|missing|not satisfied|still (?:active|there|not|waiting|getting|receiv)|insufficient|dispute|(?:fresh|new) (?:one|link)|not what i asked',
  ],
  [
    'follow-up',
    3,
    'as (?:requested|discussed|agreed)|my (?:previous|earlier|last|first) (?:e ?mail|message|request|letter)|i (?:wrote|e ?mailed|asked|sent) (?:to )?(?:you )?(?:on|last|in|back|two|three|a)|further to|in reply to your|thank you for your (?:reply|answer|response|message)|thanks for (?:your|the) (?:reply|answer|response)|here is (?:the|what|my) ~ (?:asked|requested)',
  ],
  ['thanks', 3, '(?:thank you|thanks) ~ (?:reply|help|answer|response|support|quick)|all good|case closed'],
  [
    'auto',
    5,
    '(?:automatic reply|auto ?reply|out of (?:the )?office|^read: |delivery status|undeliver\\w{1,5}|mail delivery|returned mail|autoreply)',
    'subject',
  ],
  [
    'auto',
    3,
    'i am (?:currently )?(?:out of (?:the )?office|away|on (?:leave|holiday|vacation))|this is an automat\\w{1,5}|limited access to (?:my )?e ?mail',
  ],
  [
    'minor',
    3,
    '\\b(?:i am|i m|im|aged?|is) (?:[6-9]|1[0-7])(?: years?(?: old)?|yo| now|\\b)|\\bminor\\b|(?:[1-9]|1[0-7]) years? old|(?:my|our) (?:son|daughter|child|kid)[^.!?;\\n]{0,60}?\\b(?:[1-9]|1[0-7])\\b ?(?:years|\\)|,|yo|and)|junior account|parental (?:authority|consent|responsibility)|under 18',
  ],
  [
    'threat',
    4,
    '(?:life|lives|person|child) (?:is |are )?(?:in|at) (?:danger|risk)|imminent (?:danger|threat|risk)|kill (?:myself|me|him|her)|suicid\\w{1,3}|death threats?|missing child|danger to life|abduct\\w{1,4}',
  ],
  [
    'mandate',
    3,
    'on behalf of|authori[sz]ed agent|we act for|power of attorney|our client|form of authority|solicitors?|my (?:son|daughter|child|mother|father|wife|husband)|executors?|instructed by',
  ],
]);
