// Written by `cargo xtask schema` from the rules: a change here is overwritten.
// Nothing in this file needs the types of a browser or of Node.

/** The ISO 3166-1 alpha-2 code of a country, or XK. */
export type Country =
  | "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ"
  | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS"
  | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN"
  | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE"
  | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF"
  | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM"
  | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM"
  | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC"
  | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK"
  | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA"
  | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG"
  | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW"
  | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS"
  | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO"
  | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI"
  | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";

/** A country that Harbor does not serve, as far as is known here: a live list replaces this one at run time. */
export type CountryProhibited =
  | "AF" | "BY" | "CD" | "CF" | "CU" | "GW" | "IQ" | "IR" | "KP" | "LY" | "ML" | "MM" | "RU" | "SD" | "SO" | "SS"
  | "SY" | "UA" | "YE" | "ZW";

/** A country whose citizens and residents Harbor accepts. */
export type CountryServed = Exclude<Country, CountryProhibited>;

/** A country other than the US whose residents Harbor accepts. */
export type CountryServedElsewhere = Exclude<CountryServed, "US">;

/** What `source_of_wealth` can be. */
export type SourceOfWealth =
  | "salaryBusinessIncome" | "rentalIncome" | "pensionInheritanceGift" | "investmentIncome" | "other";

/** What `purpose_of_use` can be. */
export type PurposeOfUse =
  | "investmentTrading" | "savingsHolding" | "payments" | "salaryFunds" | "businessPayments" | "remittancesSupport"
  | "other";

/** What `type` can be. */
export type DocumentType = "NATIONAL_ID" | "PASSPORT" | "DRIVER_LICENCE" | "RESIDENCE_PERMIT";

/**
 * The dotted paths of all fields of `individual-v1`. The path of a list's item ends with its number:
 * `individual.proof_of_address.files.0`.
 */
export type FieldPath =
  | "individual" | "individual.first_name" | "individual.last_name" | "individual.email" | "individual.nationality"
  | "individual.birthday" | "individual.residence" | "individual.residence.street" | "individual.residence.sub_street"
  | "individual.residence.city" | "individual.residence.postal_code" | "individual.residence.country"
  | "individual.residence.state" | "individual.occupation" | "individual.source_of_wealth"
  | "individual.source_of_wealth_other" | "individual.purpose_of_use" | "individual.purpose_of_use_other"
  | "individual.identity_document" | "individual.identity_document.type" | "individual.identity_document.country"
  | "individual.identity_document.front" | "individual.identity_document.back" | "individual.ssn" | "individual.phone"
  | "individual.phone.country" | "individual.phone.number" | "individual.proof_of_address"
  | "individual.proof_of_address.country" | "individual.proof_of_address.files" | "individual.has_us_bank_account"
  | "individual.bank_statement" | "individual.bank_statement.country" | "individual.bank_statement.files";

/**
 * The dotted paths of all fields of `individual-v1.1`. The path of a list's item ends with its number:
 * `individual.proof_of_address.files.0`.
 */
export type FieldPathV1_1 =
  | "individual" | "individual.first_name" | "individual.last_name" | "individual.email" | "individual.nationality"
  | "individual.birthday" | "individual.residence" | "individual.residence.street" | "individual.residence.sub_street"
  | "individual.residence.city" | "individual.residence.postal_code" | "individual.residence.country"
  | "individual.residence.state" | "individual.occupation" | "individual.source_of_wealth"
  | "individual.source_of_wealth_other" | "individual.purpose_of_use" | "individual.purpose_of_use_other"
  | "individual.identity_document" | "individual.identity_document.type" | "individual.identity_document.country"
  | "individual.identity_document.front" | "individual.identity_document.back" | "individual.ssn"
  | "individual.phone_country_code" | "individual.phone_number" | "individual.proof_of_address"
  | "individual.proof_of_address.country" | "individual.proof_of_address.files" | "individual.has_us_bank_account"
  | "individual.bank_statement" | "individual.bank_statement.country" | "individual.bank_statement.files";

/** A JPEG, PNG or PDF in base64: standard alphabet, padded, without line breaks or a data URL in front. */
export type EncodedFile = string;

/** An array with at least one item. */
export type NonEmpty<Item> = [Item, ...Item[]];

/**
 * The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual customer, under
 * `individual-v1`.
 * `FileSlot` is the type of a file: base64, unless another is given.
 */
export interface Payload<FileSlot = EncodedFile> {
  /** The person who is onboarded, complete: a correction replaces everything that is stored. */
  individual: Individual<FileSlot>;
}

/**
 * The person who is onboarded. `residence.country` decides which fields are needed; in code, `has_us_bank_account`
 * distinguishes the kinds: it is `undefined` for a resident of the US.
 */
export type Individual<FileSlot = EncodedFile> = UsResident<FileSlot> | NonUsResident<FileSlot>;

/** What is asked of everybody. */
export interface Person<FileSlot = EncodedFile> {
  /**
   * Given names as the identity document shows them. At most 50 characters (code points).
   * @example "Ada"
   */
  first_name: string;
  /**
   * The family name as the identity document shows it. At most 50 characters (code points).
   * @example "Smith"
   */
  last_name: string;
  /**
   * The email address alone, without a name or angle brackets.
   * @example "ada@example.com"
   */
  email: string;
  /** The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country. */
  nationality: CountryServed;
  /**
   * The day of birth as YYYY-MM-DD. Harbor accepts adults only.
   * @example "1990-01-01"
   */
  birthday: string;
  /**
   * The slug of an occupation, as the occupations lookup gives it.
   * @example "medical_doctors"
   */
  occupation: string;
  /** Where the person's wealth comes from: all that apply. At least 1. */
  source_of_wealth: NonEmpty<SourceOfWealth>;
  /**
   * A description of the source of wealth. Only needed if the list contains other.
   * @example "Royalty income"
   */
  source_of_wealth_other?: string | undefined;
  /** What the person will use Harbor for: all that apply. At least 1. */
  purpose_of_use: NonEmpty<PurposeOfUse>;
  /**
   * A description of the purpose. Only needed if the list contains other.
   * @example "Treasury management"
   */
  purpose_of_use_other?: string | undefined;
  /** A government-issued photo ID. */
  identity_document: IdentityDocument<FileSlot>;
}

/** A resident of the US, whatever the nationality. */
export interface UsResident<FileSlot = EncodedFile> extends Person<FileSlot> {
  /** Where the person lives. Its country decides which further fields are needed. */
  residence: UsResidence;
  /**
   * The US Social Security number, digits only. Only needed for a residence in the US.
   * @example "123456789"
   */
  ssn: string;
  /** A mobile phone number. Only needed for a residence in the US. */
  phone: Phone;
  /** A recent document that shows the address. Only needed for a residence in the US. */
  proof_of_address: ProofOfAddress<FileSlot>;
  /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
  has_us_bank_account?: undefined;
}

/** A resident of any other country. */
export type NonUsResident<FileSlot = EncodedFile> =
  | NonUsResidentWithAccount<FileSlot> | NonUsResidentWithoutAccount<FileSlot>;

/** A resident of any other country who has a bank account in the US. */
export interface NonUsResidentWithAccount<FileSlot = EncodedFile> extends Person<FileSlot> {
  /** Where the person lives. Its country decides which further fields are needed. */
  residence: ResidenceElsewhere;
  /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
  has_us_bank_account: true;
  /** A statement of the US bank account. Only needed for a residence outside the US, if there is such an account. */
  bank_statement: BankStatement<FileSlot>;
}

/** A resident of any other country who has no bank account in the US. */
export interface NonUsResidentWithoutAccount<FileSlot = EncodedFile> extends Person<FileSlot> {
  /** Where the person lives. Its country decides which further fields are needed. */
  residence: ResidenceElsewhere;
  /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
  has_us_bank_account: false;
}

/** An address, but for what depends on its country. */
export interface Address {
  /**
   * Street address.
   * @example "200 Pine St"
   */
  street: string;
  /**
   * Apartment, floor or building.
   * @example "Apt 5"
   */
  sub_street: string;
  /**
   * The city or town.
   * @example "Richmond"
   */
  city: string;
  /**
   * The postal code as the country writes it.
   * @example "23219"
   */
  postal_code: string;
}

/** An address in the US. */
export interface UsResidence extends Address {
  /** The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country. */
  country: "US";
  /**
   * The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has subdivisions;
   * left out where it has none.
   */
  state: string;
}

/** An address in any other country. */
export interface ResidenceElsewhere extends Address {
  /** The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country. */
  country: CountryServedElsewhere;
  /**
   * The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has subdivisions;
   * left out where it has none.
   */
  state?: string | undefined;
}

/** A government-issued photo ID. */
export type IdentityDocument<FileSlot = EncodedFile> = OneSidedDocument<FileSlot> | TwoSidedDocument<FileSlot>;

/** A document with all that matters on one side. */
export interface OneSidedDocument<FileSlot = EncodedFile> {
  /** What the document is. */
  type: "PASSPORT";
  /** The ISO 3166-1 alpha-2 code of the country that issued it. */
  country: Country;
  /** A JPEG, PNG or PDF of the front, or of the page with the photo. */
  front: FileSlot;
  /** A JPEG, PNG or PDF of the back. Needed for every type that has two sides. */
  back?: FileSlot | undefined;
}

/** A document of which both sides are needed. A live lookup of the issuing country may say otherwise at run time. */
export interface TwoSidedDocument<FileSlot = EncodedFile> {
  /** What the document is. */
  type: "NATIONAL_ID" | "DRIVER_LICENCE" | "RESIDENCE_PERMIT";
  /** The ISO 3166-1 alpha-2 code of the country that issued it. */
  country: Country;
  /** A JPEG, PNG or PDF of the front, or of the page with the photo. */
  front: FileSlot;
  /** A JPEG, PNG or PDF of the back. Needed for every type that has two sides. */
  back: FileSlot;
}

/** A mobile phone number. Only needed for a residence in the US. */
export interface Phone {
  /** The ISO 3166-1 alpha-2 code of the country that the number belongs to. */
  country: Country;
  /**
   * The full number in E.164: a plus sign, the calling code, and the number, without spaces.
   * @example "+14045550101"
   */
  number: string;
}

/** A recent document that shows the address. Only needed for a residence in the US. */
export interface ProofOfAddress<FileSlot = EncodedFile> {
  /** The ISO 3166-1 alpha-2 code of the country that the proof of address comes from. */
  country: Country;
  /** The proof of address as JPEG, PNG or PDF files. From 1 to 5. */
  files: NonEmpty<FileSlot>;
}

/** A statement of the US bank account. Only needed for a residence outside the US, if there is such an account. */
export interface BankStatement<FileSlot = EncodedFile> {
  /** The ISO 3166-1 alpha-2 code of the country that the bank statement comes from. */
  country: Country;
  /** The bank statement as JPEG, PNG or PDF files. From 1 to 3. */
  files: NonEmpty<FileSlot>;
}

/**
 * The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual customer, under
 * `individual-v1.1`.
 * `FileSlot` is the type of a file: base64, unless another is given.
 */
export interface PayloadV1_1<FileSlot = EncodedFile> {
  /** The person who is onboarded, complete: a correction replaces everything that is stored. */
  individual: IndividualV1_1<FileSlot>;
}

/**
 * The person who is onboarded. `residence.country` decides which fields are needed; in code, `has_us_bank_account`
 * distinguishes the kinds: it is `undefined` for a resident of the US.
 */
export type IndividualV1_1<FileSlot = EncodedFile> = UsResidentV1_1<FileSlot> | NonUsResident<FileSlot>;

/** A resident of the US, whatever the nationality. */
export interface UsResidentV1_1<FileSlot = EncodedFile> extends Person<FileSlot> {
  /** Where the person lives. Its country decides which further fields are needed. */
  residence: UsResidence;
  /**
   * The US Social Security number, digits only. Only needed for a residence in the US.
   * @example "123456789"
   */
  ssn: string;
  /** The ISO 3166-1 alpha-2 code of the country that the number belongs to. */
  phone_country_code: Country;
  /**
   * The full number in E.164: a plus sign, the calling code, and the number, without spaces.
   * @example "+14045550101"
   */
  phone_number: string;
  /** A recent document that shows the address. Only needed for a residence in the US. */
  proof_of_address: ProofOfAddress<FileSlot>;
  /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
  has_us_bank_account?: undefined;
}

/**
 * A payload of `individual-v1` while it is filled in: the fields of every kind of resident, none of them needed yet,
 * and any text in them. Every `Payload` is a `Draft`; whether a `Draft` is a `Payload`, a validation decides.
 */
export interface Draft<FileSlot = EncodedFile> {
  /** The person who is onboarded, complete: a correction replaces everything that is stored. */
  individual?: {
    /**
     * Given names as the identity document shows them. At most 50 characters (code points).
     * @example "Ada"
     */
    first_name?: string | null | undefined;
    /**
     * The family name as the identity document shows it. At most 50 characters (code points).
     * @example "Smith"
     */
    last_name?: string | null | undefined;
    /**
     * The email address alone, without a name or angle brackets.
     * @example "ada@example.com"
     */
    email?: string | null | undefined;
    /** The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country. */
    nationality?: string | null | undefined;
    /**
     * The day of birth as YYYY-MM-DD. Harbor accepts adults only.
     * @example "1990-01-01"
     */
    birthday?: string | null | undefined;
    /** Where the person lives. Its country decides which further fields are needed. */
    residence?: {
      /**
       * Street address.
       * @example "200 Pine St"
       */
      street?: string | null | undefined;
      /**
       * Apartment, floor or building.
       * @example "Apt 5"
       */
      sub_street?: string | null | undefined;
      /**
       * The city or town.
       * @example "Richmond"
       */
      city?: string | null | undefined;
      /**
       * The postal code as the country writes it.
       * @example "23219"
       */
      postal_code?: string | null | undefined;
      /** The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country. */
      country?: string | null | undefined;
      /**
       * The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has subdivisions;
       * left out where it has none.
       */
      state?: string | null | undefined;
    } | null | undefined;
    /**
     * The slug of an occupation, as the occupations lookup gives it.
     * @example "medical_doctors"
     */
    occupation?: string | null | undefined;
    /** Where the person's wealth comes from: all that apply. At least 1. */
    source_of_wealth?: string[] | null | undefined;
    /**
     * A description of the source of wealth. Only needed if the list contains other.
     * @example "Royalty income"
     */
    source_of_wealth_other?: string | null | undefined;
    /** What the person will use Harbor for: all that apply. At least 1. */
    purpose_of_use?: string[] | null | undefined;
    /**
     * A description of the purpose. Only needed if the list contains other.
     * @example "Treasury management"
     */
    purpose_of_use_other?: string | null | undefined;
    /** A government-issued photo ID. */
    identity_document?: {
      /** What the document is. */
      type?: string | null | undefined;
      /** The ISO 3166-1 alpha-2 code of the country that issued it. */
      country?: string | null | undefined;
      /** A JPEG, PNG or PDF of the front, or of the page with the photo. */
      front?: FileSlot | null | undefined;
      /** A JPEG, PNG or PDF of the back. Needed for every type that has two sides. */
      back?: FileSlot | null | undefined;
    } | null | undefined;
    /**
     * The US Social Security number, digits only. Only needed for a residence in the US.
     * @example "123456789"
     */
    ssn?: string | null | undefined;
    /** A mobile phone number. Only needed for a residence in the US. */
    phone?: {
      /** The ISO 3166-1 alpha-2 code of the country that the number belongs to. */
      country?: string | null | undefined;
      /**
       * The full number in E.164: a plus sign, the calling code, and the number, without spaces.
       * @example "+14045550101"
       */
      number?: string | null | undefined;
    } | null | undefined;
    /** A recent document that shows the address. Only needed for a residence in the US. */
    proof_of_address?: {
      /** The ISO 3166-1 alpha-2 code of the country that the proof of address comes from. */
      country?: string | null | undefined;
      /** The proof of address as JPEG, PNG or PDF files. From 1 to 5. */
      files?: FileSlot[] | null | undefined;
    } | null | undefined;
    /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
    has_us_bank_account?: boolean | null | undefined;
    /** A statement of the US bank account. Only needed for a residence outside the US, if there is such an account. */
    bank_statement?: {
      /** The ISO 3166-1 alpha-2 code of the country that the bank statement comes from. */
      country?: string | null | undefined;
      /** The bank statement as JPEG, PNG or PDF files. From 1 to 3. */
      files?: FileSlot[] | null | undefined;
    } | null | undefined;
  } | null | undefined;
}

/**
 * A payload of `individual-v1.1` while it is filled in: the fields of every kind of resident, none of them needed yet,
 * and any text in them. Every `PayloadV1_1` is a `DraftV1_1`; whether a `DraftV1_1` is a `PayloadV1_1`, a validation
 * decides.
 */
export interface DraftV1_1<FileSlot = EncodedFile> {
  /** The person who is onboarded, complete: a correction replaces everything that is stored. */
  individual?: {
    /**
     * Given names as the identity document shows them. At most 50 characters (code points).
     * @example "Ada"
     */
    first_name?: string | null | undefined;
    /**
     * The family name as the identity document shows it. At most 50 characters (code points).
     * @example "Smith"
     */
    last_name?: string | null | undefined;
    /**
     * The email address alone, without a name or angle brackets.
     * @example "ada@example.com"
     */
    email?: string | null | undefined;
    /** The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country. */
    nationality?: string | null | undefined;
    /**
     * The day of birth as YYYY-MM-DD. Harbor accepts adults only.
     * @example "1990-01-01"
     */
    birthday?: string | null | undefined;
    /** Where the person lives. Its country decides which further fields are needed. */
    residence?: {
      /**
       * Street address.
       * @example "200 Pine St"
       */
      street?: string | null | undefined;
      /**
       * Apartment, floor or building.
       * @example "Apt 5"
       */
      sub_street?: string | null | undefined;
      /**
       * The city or town.
       * @example "Richmond"
       */
      city?: string | null | undefined;
      /**
       * The postal code as the country writes it.
       * @example "23219"
       */
      postal_code?: string | null | undefined;
      /** The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country. */
      country?: string | null | undefined;
      /**
       * The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has subdivisions;
       * left out where it has none.
       */
      state?: string | null | undefined;
    } | null | undefined;
    /**
     * The slug of an occupation, as the occupations lookup gives it.
     * @example "medical_doctors"
     */
    occupation?: string | null | undefined;
    /** Where the person's wealth comes from: all that apply. At least 1. */
    source_of_wealth?: string[] | null | undefined;
    /**
     * A description of the source of wealth. Only needed if the list contains other.
     * @example "Royalty income"
     */
    source_of_wealth_other?: string | null | undefined;
    /** What the person will use Harbor for: all that apply. At least 1. */
    purpose_of_use?: string[] | null | undefined;
    /**
     * A description of the purpose. Only needed if the list contains other.
     * @example "Treasury management"
     */
    purpose_of_use_other?: string | null | undefined;
    /** A government-issued photo ID. */
    identity_document?: {
      /** What the document is. */
      type?: string | null | undefined;
      /** The ISO 3166-1 alpha-2 code of the country that issued it. */
      country?: string | null | undefined;
      /** A JPEG, PNG or PDF of the front, or of the page with the photo. */
      front?: FileSlot | null | undefined;
      /** A JPEG, PNG or PDF of the back. Needed for every type that has two sides. */
      back?: FileSlot | null | undefined;
    } | null | undefined;
    /**
     * The US Social Security number, digits only. Only needed for a residence in the US.
     * @example "123456789"
     */
    ssn?: string | null | undefined;
    /** The ISO 3166-1 alpha-2 code of the country that the number belongs to. */
    phone_country_code?: string | null | undefined;
    /**
     * The full number in E.164: a plus sign, the calling code, and the number, without spaces.
     * @example "+14045550101"
     */
    phone_number?: string | null | undefined;
    /** A recent document that shows the address. Only needed for a residence in the US. */
    proof_of_address?: {
      /** The ISO 3166-1 alpha-2 code of the country that the proof of address comes from. */
      country?: string | null | undefined;
      /** The proof of address as JPEG, PNG or PDF files. From 1 to 5. */
      files?: FileSlot[] | null | undefined;
    } | null | undefined;
    /** Whether the person has a bank account in the US. Only needed for a residence outside the US. */
    has_us_bank_account?: boolean | null | undefined;
    /** A statement of the US bank account. Only needed for a residence outside the US, if there is such an account. */
    bank_statement?: {
      /** The ISO 3166-1 alpha-2 code of the country that the bank statement comes from. */
      country?: string | null | undefined;
      /** The bank statement as JPEG, PNG or PDF files. From 1 to 3. */
      files?: FileSlot[] | null | undefined;
    } | null | undefined;
  } | null | undefined;
}

/**
 * The types that belong to each contract, by its name. `FileSlot` is the type of a file: base64, unless another is
 * given.
 */
export interface Contracts<FileSlot = EncodedFile> {
  /** Harbor's guide for onboarding an individual, as first published. */
  "individual-v1": {
    /** A complete body. */
    payload: Payload<FileSlot>;
    /** A body that is being filled in. */
    draft: Draft<FileSlot>;
    /** The paths of its fields. */
    fieldPath: FieldPath;
  };
  /** Harbor's guide for onboarding an individual, as published in 2026. */
  "individual-v1.1": {
    /** A complete body. */
    payload: PayloadV1_1<FileSlot>;
    /** A body that is being filled in. */
    draft: DraftV1_1<FileSlot>;
    /** The paths of its fields. */
    fieldPath: FieldPathV1_1;
  };
}

/** The name of a contract: of a revision of Harbor's guide. */
export type ContractName = keyof Contracts;

/** The codes of errors: what the guide forbids. */
export type ErrorCode =
  /** A body over the limit of 128 MiB. */
  | "payload_too_large"
  /** Not one JSON text in UTF-8, or nested over 64 levels. */
  | "json_syntax"
  /** An object repeats a key. */
  | "duplicate_key"
  /** Another JSON type than the field accepts. */
  | "wrong_type"
  /** A field that is required here is absent, `null` or blank. */
  | "required"
  /** More Unicode code points than the field takes. */
  | "too_long"
  /** Not an e-mail address that a mail transport takes (local part of 64 octets, labels of 63, 254 in all). */
  | "invalid_email"
  /** Not an ISO 3166-1 alpha-2 code in capital letters. */
  | "invalid_country"
  /** A country that Harbor does not serve. */
  | "prohibited_country"
  /** Not a day of the calendar written `YYYY-MM-DD`. */
  | "invalid_date"
  /** A date after today. */
  | "date_in_future"
  /** Not yet 18 today. */
  | "underage"
  /** Not a subdivision of the country of residence. */
  | "invalid_subdivision"
  /** A state for a country that has no subdivisions. */
  | "must_be_omitted"
  /** Not a slug, or not on the live list that was given. */
  | "invalid_occupation"
  /** A list with fewer items than are needed. */
  | "too_few"
  /** A list with more items than are taken. */
  | "too_many"
  /** Not one of the values that the guide lists. */
  | "invalid_choice"
  /** Not 9 digits without hyphens. */
  | "invalid_ssn"
  /** Not a full number in E.164: `+`, then 7 to 15 digits (11 if the first is 1). */
  | "invalid_phone"
  /** The proof of address was issued more than 90 days ago. */
  | "proof_of_address_too_old"
  /** Not canonical base64: standard alphabet, padded, nothing else. */
  | "invalid_base64"
  /** A decoded file over the limit (10 MiB under individual-v1, 8 MiB under individual-v1.1). */
  | "file_too_large"
  /** The content does not begin as a JPEG, PNG or PDF. */
  | "unsupported_file_type"
  /** All files together over the limit (50 MiB under individual-v1.1, none under individual-v1). */
  | "files_too_large"
  /** The customer was not created as an individual. */
  | "customer_not_individual"
  /** The customer is not active. */
  | "customer_not_active"
  /** The customer has not signed the platform agreement. */
  | "agreement_not_signed"
  /** The customer is KYC-verified already. */
  | "already_verified"
  /** A correction while the onboarding's status is not `action_required`. */
  | "correction_not_allowed";

/** The codes of warnings: probably a mistake, but the payload stays valid. */
export type WarningCode =
  /** A UTF-8 byte order mark before the body. */
  | "byte_order_mark"
  /** A key that the guide does not know. */
  | "unknown_field"
  /** A field that does not apply to this resident or this choice. */
  | "not_applicable"
  /** Free text that begins or ends with white space. */
  | "surrounding_whitespace"
  /** Text with a control character, or with one that nobody sees. */
  | "suspicious_character"
  /** Text that a program has damaged. */
  | "garbled_text"
  /** Text in the place of a value. */
  | "placeholder_text"
  /** A post office box in the place of a street. */
  | "post_box"
  /** Not of the form that postal codes have in the country of residence. */
  | "implausible_postal_code"
  /** A domain that looks like a misspelt provider, or that no mail reaches. */
  | "suspicious_email_domain"
  /** A country that is not on Harbor's published list of country codes. */
  | "unrecognized_country"
  /** 120 years old or more. */
  | "implausible_age"
  /** A code that has been withdrawn from ISO 3166-2. */
  | "withdrawn_subdivision"
  /** Not on the embedded list, and no live list was given. */
  | "unverified_occupation"
  /** An earlier item of the list is the same. */
  | "duplicate_item"
  /** A number that the Social Security Administration never assigns. */
  | "implausible_ssn"
  /** The number does not begin with a calling code of the country given for it. */
  | "phone_country_mismatch"
  /** A number that no mobile phone of its country has. */
  | "implausible_phone"
  /** A file within the limit, but over 8000000 bytes. */
  | "file_near_limit"
  /** The picture or document does not end: its end marker is missing. */
  | "file_truncated"
  /** A file that no program can show. */
  | "file_damaged"
  /** A picture whose shorter side has fewer than 300 pixels. */
  | "low_resolution"
  /** A PDF that is protected and may need a password. */
  | "encrypted_pdf"
  /** An earlier file slot has the same bytes. */
  | "duplicate_file"
  /** A picture of which 99 % are darker than 50 of 255, where quality is asked for. */
  | "document_too_dark"
  /** A picture without anything on it that differs by 24 of 255, where quality is asked for. */
  | "document_blank"
  /** A picture whose sharpest edges are more than 4.5 pixels wide at 1024 pixels, where quality is asked for. */
  | "document_blurred";

/**
 * The stable code of a rule. A later version may add codes: give every `switch` over them a `default` that shows
 * `issue.message`, which always is a whole sentence.
 */
export type IssueCode = ErrorCode | WarningCode;

/**
 * One thing that is wrong, or probably wrong. Its `code` determines its `severity`, the ids that its sentences may
 * have, and its `params`: counts, limits and listed values, never what was typed.
 */
export type Issue = IssueText & (
  | { severity: "error"; code: "payload_too_large"; message_id: "payload_too_large"; hint_id?: "hint.payload_too_large"; params: { max_bytes: number; actual_bytes: number } }
  | { severity: "error"; code: "json_syntax"; message_id: "json_syntax"; hint_id?: "hint.json_syntax.cut_off" | "hint.json_syntax.after_end" | "hint.json_syntax.control_character" | "hint.json_syntax.not_utf8" | "hint.json_syntax.escape" | "hint.json_syntax.surrogate" | "hint.json_syntax.too_deep" | "hint.json_syntax.too_long" | "hint.json_syntax.none" | "hint.json_syntax.small_letters" | "hint.json_syntax.no_such_word" | "hint.json_syntax.comment" | "hint.json_syntax.single_quotes" | "hint.json_syntax.curly_quotes" | "hint.json_syntax.plus_sign" | "hint.json_syntax.leading_zero" | "hint.json_syntax.last_comma" | "hint.json_syntax.key_quotes" | "hint.json_syntax.comma" | "hint.json_syntax.colon" | "hint.json_syntax.comma_or_colon" | "hint.json_syntax.unexpected"; params: { line: number; column: number } }
  | { severity: "warning"; code: "byte_order_mark"; message_id: "byte_order_mark"; hint_id?: "hint.byte_order_mark"; params?: undefined }
  | { severity: "error"; code: "duplicate_key"; message_id: "duplicate_key"; hint_id?: "hint.duplicate_key"; params?: { key_bytes?: number } }
  | { severity: "warning"; code: "unknown_field"; message_id: "unknown_field"; hint_id?: "hint.did_you_mean" | "hint.other_contract" | "hint.unknown_field"; params?: { suggestion?: string; key_bytes?: number } }
  | { severity: "error"; code: "wrong_type"; message_id: "wrong_type" | "wrong_type.not_json" | "wrong_type.typed_parse"; hint_id?: "hint.wrong_type.json_in_text" | "hint.wrong_type.no_quotes" | "hint.wrong_type.brackets" | "hint.wrong_type.list" | "hint.wrong_type.list_for_object" | "hint.wrong_type.object_alone" | "hint.wrong_type.text_alone" | "hint.wrong_type.quotes" | "hint.wrong_type.quotes_and_zeros" | "hint.wrong_type.encoded_twice" | "hint.wrong_type.bigint" | "hint.wrong_type.cycle" | "hint.wrong_type.unreadable" | "hint.wrong_type.text" | "hint.wrong_type.name" | "hint.wrong_type.zeros" | "hint.wrong_type.phone" | "hint.wrong_type.day"; params: { expected: string; found: string } }
  | { severity: "error"; code: "required"; message_id: "required" | "required.us_resident" | "required.non_us_resident" | "required.us_bank_account" | "required.other" | "required.two_sides" | "required.state" | "required.item"; hint_id?: "hint.required.single_name" | "hint.required.no_second_line" | "hint.required.no_postal_code" | "hint.required.state" | "hint.required.item" | "hint.required.in_data" | "hint.required.not_wrapped" | "hint.required.correction" | "hint.territory" | "hint.other_contract"; params: { reason: string } }
  | { severity: "warning"; code: "not_applicable"; message_id: "not_applicable"; hint_id?: "hint.territory" | "hint.not_applicable"; params?: undefined }
  | { severity: "error"; code: "too_long"; message_id: "too_long"; hint_id?: "hint.too_long" | "hint.too_long.compose"; params: { max: number; actual: number } }
  | { severity: "warning"; code: "surrounding_whitespace"; message_id: "surrounding_whitespace"; hint_id?: "hint.surrounding_whitespace"; params?: undefined }
  | { severity: "warning"; code: "suspicious_character"; message_id: "suspicious_character"; hint_id?: "hint.suspicious_character"; params?: undefined }
  | { severity: "warning"; code: "garbled_text"; message_id: "garbled_text"; hint_id?: "hint.garbled_text"; params?: undefined }
  | { severity: "warning"; code: "placeholder_text"; message_id: "placeholder_text"; hint_id?: "hint.placeholder_text" | "hint.placeholder_text.email" | "hint.placeholder_text.no_letter"; params: { reason: string } }
  | { severity: "warning"; code: "post_box"; message_id: "post_box"; hint_id?: "hint.post_box"; params?: undefined }
  | { severity: "warning"; code: "implausible_postal_code"; message_id: "implausible_postal_code"; hint_id?: "hint.implausible_postal_code"; params: { country: string } }
  | { severity: "error"; code: "invalid_email"; message_id: "invalid_email"; hint_id?: "hint.invalid_email.invisible" | "hint.invalid_email.not_alone" | "hint.invalid_email.hidden" | "hint.invalid_email.full_width_at" | "hint.invalid_email.no_at" | "hint.invalid_email.several_at" | "hint.invalid_email.quotes" | "hint.invalid_email.no_local_part" | "hint.invalid_email.long_local_part" | "hint.invalid_email.space_before_at" | "hint.invalid_email.comma" | "hint.invalid_email.quote_local_part" | "hint.invalid_email.local_part" | "hint.invalid_email.no_domain" | "hint.invalid_email.ip_address" | "hint.invalid_email.dot_at_end" | "hint.invalid_email.after_domain" | "hint.invalid_email.other_dots" | "hint.invalid_email.space_after_at" | "hint.invalid_email.one_label" | "hint.invalid_email.two_dots" | "hint.invalid_email.underscore" | "hint.invalid_email.domain"; params: { reason: string } }
  | { severity: "warning"; code: "suspicious_email_domain"; message_id: "suspicious_email_domain"; hint_id?: "hint.did_you_mean" | "hint.suspicious_email_domain.reserved" | "hint.suspicious_email_domain"; params?: { suggestion?: string } }
  | { severity: "error"; code: "invalid_country"; message_id: "invalid_country"; hint_id?: "hint.invalid_country.not_served" | "hint.invalid_country.not_published" | "hint.invalid_country.invisible" | "hint.invalid_country" | "hint.use_suggestion"; params?: { suggestion?: string } }
  | { severity: "error"; code: "prohibited_country"; message_id: "prohibited_country"; hint_id?: "hint.prohibited_country"; params?: undefined }
  | { severity: "warning"; code: "unrecognized_country"; message_id: "unrecognized_country"; hint_id?: "hint.unrecognized_country"; params?: undefined }
  | { severity: "error"; code: "invalid_date"; message_id: "invalid_date"; hint_id?: "hint.invalid_date.space" | "hint.invalid_date.invisible" | "hint.invalid_date.time" | "hint.invalid_date.no_such_day" | "hint.invalid_date.two_digits" | "hint.invalid_date.order" | "hint.invalid_date.hyphens" | "hint.invalid_date"; params?: undefined }
  | { severity: "error"; code: "date_in_future"; message_id: "date_in_future" | "date_in_future.proof"; hint_id?: "hint.check_the_year" | "hint.date_in_future.buddhist"; params?: undefined }
  | { severity: "error"; code: "underage"; message_id: "underage"; hint_id?: "hint.underage"; params: { minimum_age: number } }
  | { severity: "warning"; code: "implausible_age"; message_id: "implausible_age"; hint_id?: "hint.check_the_year"; params?: undefined }
  | { severity: "error"; code: "invalid_subdivision"; message_id: "invalid_subdivision"; hint_id?: "hint.use_suggestion" | "hint.invalid_subdivision"; params: { country: string; suggestion?: string } }
  | { severity: "error"; code: "must_be_omitted"; message_id: "must_be_omitted"; hint_id?: "hint.must_be_omitted"; params?: undefined }
  | { severity: "warning"; code: "withdrawn_subdivision"; message_id: "withdrawn_subdivision"; hint_id?: "hint.did_you_mean" | "hint.withdrawn_subdivision"; params: { country: string; suggestion?: string } }
  | { severity: "error"; code: "invalid_occupation"; message_id: "invalid_occupation" | "invalid_occupation.not_listed"; hint_id?: "hint.did_you_mean" | "hint.invalid_occupation" | "hint.invalid_occupation.not_listed"; params?: { suggestion?: string } }
  | { severity: "warning"; code: "unverified_occupation"; message_id: "unverified_occupation"; hint_id?: "hint.did_you_mean" | "hint.unverified_occupation"; params?: { suggestion?: string } }
  | { severity: "error"; code: "too_few"; message_id: "too_few" | "too_few.files"; hint_id?: undefined; params: { min: number } }
  | { severity: "error"; code: "too_many"; message_id: "too_many"; hint_id?: "hint.too_many"; params: { max: number } }
  | { severity: "error"; code: "invalid_choice"; message_id: "invalid_choice"; hint_id?: "hint.did_you_mean" | "hint.invalid_choice"; params: { allowed: string[]; suggestion?: string } }
  | { severity: "warning"; code: "duplicate_item"; message_id: "duplicate_item"; hint_id?: "hint.duplicate_item"; params?: undefined }
  | { severity: "error"; code: "invalid_ssn"; message_id: "invalid_ssn"; hint_id?: "hint.invalid_ssn.hyphens" | "hint.invalid_ssn.characters" | "hint.invalid_ssn.length" | "hint.invalid_ssn.leading_zero"; params: { reason: string } }
  | { severity: "warning"; code: "implausible_ssn"; message_id: "implausible_ssn"; hint_id?: "hint.implausible_ssn" | "hint.implausible_ssn.itin"; params?: undefined }
  | { severity: "error"; code: "invalid_phone"; message_id: "invalid_phone"; hint_id?: "hint.invalid_phone.invisible" | "hint.invalid_phone.other_digits" | "hint.invalid_phone.zeros_after_plus" | "hint.invalid_phone.digits_alone" | "hint.invalid_phone.digits_without_zero" | "hint.invalid_phone.digits_of_area" | "hint.invalid_phone.digits_counted" | "hint.invalid_phone.plus" | "hint.invalid_phone.add_plus" | "hint.invalid_phone.plus_for_prefix" | "hint.invalid_phone.code_for_prefix" | "hint.invalid_phone.code" | "hint.invalid_phone.code_and_more" | "hint.invalid_phone.length"; params: { reason: string } }
  | { severity: "warning"; code: "phone_country_mismatch"; message_id: "phone_country_mismatch"; hint_id?: "hint.phone_country_mismatch"; params: { calling_code: string } }
  | { severity: "warning"; code: "implausible_phone"; message_id: "implausible_phone"; hint_id?: "hint.implausible_phone.area_code" | "hint.implausible_phone.trunk_zero" | "hint.implausible_phone.length"; params: { reason: string } }
  | { severity: "error"; code: "proof_of_address_too_old"; message_id: "proof_of_address_too_old"; hint_id?: "hint.proof_of_address_too_old"; params: { max_age_days: number } }
  | { severity: "error"; code: "invalid_base64"; message_id: "invalid_base64" | "invalid_base64.placeholder" | "invalid_base64.reference"; hint_id?: "hint.invalid_base64.placeholder" | "hint.invalid_base64.reference" | "hint.invalid_base64.data_url" | "hint.invalid_base64.white_space" | "hint.invalid_base64.alphabet" | "hint.invalid_base64.padding" | "hint.invalid_base64.trailing_bits" | "hint.invalid_base64.character"; params: { reason: string; offset: number } }
  | { severity: "error"; code: "file_too_large"; message_id: "file_too_large"; hint_id?: "hint.file_too_large"; params: { max_bytes: number; actual_bytes: number } }
  | { severity: "error"; code: "unsupported_file_type"; message_id: "unsupported_file_type" | "unsupported_file_type.empty" | "unsupported_file_type.late_pdf"; hint_id?: "hint.unsupported_file_type.empty" | "hint.unsupported_file_type.read_as_text" | "hint.unsupported_file_type.encoded_twice" | "hint.unsupported_file_type.data_url" | "hint.unsupported_file_type.photo" | "hint.unsupported_file_type.tiff" | "hint.unsupported_file_type.raw_photo" | "hint.unsupported_file_type.picture" | "hint.unsupported_file_type.video" | "hint.unsupported_file_type.envelope" | "hint.unsupported_file_type.email" | "hint.unsupported_file_type.apple_file" | "hint.unsupported_file_type.web_page" | "hint.unsupported_file_type.plain_text" | "hint.unsupported_file_type.text" | "hint.unsupported_file_type.archive" | "hint.unsupported_file_type.document" | "hint.unsupported_file_type" | "hint.unsupported_file_type.before_pdf.byte_order_mark" | "hint.unsupported_file_type.before_pdf.white_space" | "hint.unsupported_file_type.before_pdf.http_response" | "hint.unsupported_file_type.before_pdf.form_upload" | "hint.unsupported_file_type.before_pdf.text" | "hint.unsupported_file_type.before_pdf.data"; params: { detected: string | null; allowed: string[]; offset?: number } }
  | { severity: "warning"; code: "file_near_limit"; message_id: "file_near_limit"; hint_id?: "hint.file_near_limit"; params: { max_bytes: number; actual_bytes: number } }
  | { severity: "warning"; code: "file_truncated"; message_id: "file_truncated"; hint_id?: "hint.file_truncated"; params: { format: string } }
  | { severity: "warning"; code: "file_damaged"; message_id: "file_damaged.text_conversion" | "file_damaged.no_picture" | "file_damaged.zero_size" | "file_damaged.unusual_coding"; hint_id?: "hint.file_damaged.original" | "hint.file_damaged.again" | "hint.file_damaged.ordinary"; params: { reason: string } }
  | { severity: "warning"; code: "low_resolution"; message_id: "low_resolution"; hint_id?: "hint.low_resolution"; params: { width: number; height: number; min: number } }
  | { severity: "warning"; code: "encrypted_pdf"; message_id: "encrypted_pdf" | "encrypted_pdf.password" | "encrypted_pdf.certificate"; hint_id?: "hint.encrypted_pdf" | "hint.encrypted_pdf.password" | "hint.encrypted_pdf.certificate"; params: { needs_password: boolean | null; handler: string | null } }
  | { severity: "warning"; code: "duplicate_file"; message_id: "duplicate_file"; hint_id?: "hint.duplicate_file"; params: { same_as: string } }
  | { severity: "warning"; code: "document_too_dark"; message_id: "document_too_dark"; hint_id?: "hint.document_too_dark"; params: { measured: number; limit: number } }
  | { severity: "warning"; code: "document_blank"; message_id: "document_blank"; hint_id?: "hint.document_blank"; params: { measured: number; limit: number } }
  | { severity: "warning"; code: "document_blurred"; message_id: "document_blurred"; hint_id?: "hint.document_blurred"; params: { measured: number; limit: number } }
  | { severity: "error"; code: "files_too_large"; message_id: "files_too_large"; hint_id?: "hint.files_too_large"; params: { max_bytes: number; actual_bytes: number } }
  | { severity: "error"; code: "customer_not_individual"; message_id: "customer_not_individual"; hint_id?: "hint.customer_not_individual"; params?: undefined }
  | { severity: "error"; code: "customer_not_active"; message_id: "customer_not_active"; hint_id?: "hint.customer_not_active"; params?: undefined }
  | { severity: "error"; code: "agreement_not_signed"; message_id: "agreement_not_signed"; hint_id?: "hint.agreement_not_signed"; params?: undefined }
  | { severity: "error"; code: "already_verified"; message_id: "already_verified"; hint_id?: "hint.already_verified"; params?: undefined }
  | { severity: "error"; code: "correction_not_allowed"; message_id: "correction_not_allowed"; hint_id?: "hint.correction_not_allowed"; params?: { status?: string } }
);

/** An issue of one code. */
export type IssueOf<Code extends IssueCode> = Extract<Issue, { code: Code }>;

/** What every issue says. */
export interface IssueText {
  /** The location of the value, as JSON Pointer (RFC 6901) from the root of the body. */
  path: string;
  /** The location of the value, as dotted path. */
  field: string;
  /** What is wrong: a sentence that can be shown to the person who fills in the form. */
  message: string;
  /** How to fix it, if the message does not say so already. */
  hint?: string;
}

/** Everything that is wrong with a payload, what could not be checked, and the rules and lists that were used. */
export interface Report {
  /** Whether there is no error, also among the issues that were left out. */
  valid: boolean;
  /** The operation that the payload was checked for. */
  operation: Operation;
  /** The date that counted as today. */
  as_of: string;
  /** The length of the body in bytes. */
  bytes: number;
  /** The issues, in the order of the fields in the guide. */
  issues: Issue[];
  /** The rules that could not be checked, because something was not known. */
  unchecked: Unchecked[];
  /** The numbers of issues that were left out, if any were. */
  truncated?: Counts;
  /** The rules and lists that were used. */
  basis: Basis;
}

/** Which request a payload is for. */
export type Operation =
  /** POST: the first submission (guide, section 3). */
  | "submit"
  /** PATCH: replaces the data of an onboarding whose status is `action_required` (guide, section 5). */
  | "correct";

/** What a body alone cannot prove. A later version may add to it. */
export type UncheckedRule =
  /**
   * We could not check that you are an active individual customer who has signed the agreement and is not verified yet,
   * because this was not given: {facts}.
   */
  | "prerequisites"
  /** We could not check that you may correct this onboarding, because its status was not given. */
  | "correction_status"
  /** Choose a country of residence to see which other fields you need. */
  | "residence_conditional_fields"
  /** We have no list of the states and regions of this country. */
  | "residence_subdivision"
  /** We could not check that your proof of address was issued in the last 90 days, because its date was not given. */
  | "proof_of_address_issued_within_90_days"
  /** Say whether you have a US bank account to see whether you need a bank statement. */
  | "bank_statement_condition"
  /**
   * We could not check how sharp this document is. That needs a program that decodes pictures, and a JPEG or PNG of at
   * most 50 megapixels, or a PDF of one such picture.
   */
  | "document_quality"
  /** We could not check the files, because these records are stored without them. */
  | "files";

/** A rule that could not be checked, because something was not known. */
export interface Unchecked {
  /** The name of the rule. */
  rule: UncheckedRule;
  /** JSON Pointer of the value that the rule is about; empty for the request as a whole. */
  path: string;
  /** What is not known, in a sentence, in the language of the report. */
  reason: string;
}

/** Numbers of errors and warnings. */
export interface Counts {
  /** The number of errors. */
  errors: number;
  /** The number of warnings. */
  warnings: number;
}

/**
 * The rules and lists that were used for a report, for example for an audit trail.
 *
 * The origin of a list is `embedded` with the month of the snapshot, `live` if a lookup response was given, or `none`.
 */
export interface Basis {
  /** The version of the rules. */
  rules: string;
  /** The name of the contract: the revision of the guide that was checked against. */
  contract: string;
  /** The language of the sentences, as a BCP 47 tag: `en` unless another one was asked for. */
  locale: string;
  /** The origin of the list of ISO 3166-1 countries. */
  countries: string;
  /** The origin of the list of countries that Harbor does not serve. */
  prohibited_countries: string;
  /** The origin of the list of countries that Harbor recognises. */
  recognised_countries: string;
  /** The origin of the list of subdivisions of the country of residence. */
  subdivisions: string;
  /** The origin of the list of occupation slugs. */
  occupations: string;
  /**
   * The origin of the list of documents of the issuing country that need both sides; `guide` for the rule in the
   * guide.
   */
  identity_documents: string;
  /** The origin of the list of calling codes by country. */
  calling_codes: string;
}
