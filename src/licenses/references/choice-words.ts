/** What a policy, a tool or a form does with licenses, as the source of a pattern: nothing is under those that it names. */
export const CHOICE_WORDS =
  "allow(?:ed)?|permit(?:ted)?|accept(?:ed|able)?|approved|(?:un)?authori[sz]ed|valid|(?:in)?compatible|deny|denied|disallow(?:ed)?|forbidden|prohibited|banned|rejected|ignored|supported|suggested|recommended";
