-- What the warehouse records about each publication, beside the contract tables and the marts.

-- key: publication; kind: record
create table publication (
    publication integer,
    snapshot_id bigint,
    title_en varchar,
    title_zh varchar,
    base_currency varchar,
    is_historical boolean,
    history_ends date,
    is_panel boolean,
    first_as_of date,
    last_as_of date,
    loaded_months date[],
    supplied varchar[],
    withheld varchar[],
    default_basis varchar,
    attributes_since date,
    published_at timestamp,
    published_by varchar,
    code_version varchar,
    feed_version varchar,
    program_version varchar,
    libraries varchar,
    gate_outcome varchar,
    content_digest varchar,
    chain_digest varchar
);

-- key: publication, table_name, period; kind: record
create table content_digest (
    publication integer,
    table_name varchar,
    period date,
    row_count bigint,
    sha256 varchar,
    column_names varchar
);

-- key: publication, rule; kind: record
create table check_result (
    publication integer,
    rule varchar,
    table_name varchar,
    severity varchar,
    dimension varchar,
    rule_owner varchar,
    title_en varchar,
    title_zh varchar,
    reason_en varchar,
    reason_zh varchar,
    status varchar,
    rows_checked bigint,
    failed_count bigint,
    waived_count bigint,
    loan_count bigint,
    amount_at_stake decimal(28, 2)
);

-- key: publication, rule, failed_key; kind: record
create table check_failure (
    publication integer,
    rule varchar,
    failed_key varchar,
    is_waived boolean,
    branch_id varchar,
    source_system varchar,
    customer_id varchar,
    loan_count bigint,
    amount_at_stake decimal(28, 2)
);

-- key: publication, rule, loan_id; kind: record
create table check_loan (
    publication integer,
    rule varchar,
    loan_id varchar,
    amount decimal(28, 2)
);

-- key: publication, cut, code; kind: record
create table check_score (
    publication integer,
    cut varchar,
    code varchar,
    check_count bigint,
    failed_count bigint,
    waived_count bigint
);

-- key: publication, rule, failed_key, approved_on; kind: record
create table check_waiver (
    publication integer,
    rule varchar,
    failed_key varchar,
    owner varchar,
    approver varchar,
    reason_en varchar,
    reason_zh varchar,
    approved_on date,
    until date,
    state varchar
);

-- key: publication, name, valid_from; kind: record
create table check_tolerance (
    publication integer,
    name varchar,
    value decimal(18, 6),
    valid_from date,
    valid_to date
);

-- key: publication, table_name; kind: record
create table table_freshness (
    publication integer,
    table_name varchar,
    row_count bigint,
    last_update date,
    age_days integer,
    service_level_days integer,
    status varchar
);

-- key: publication, file; kind: record
create table file_row_count (
    publication integer,
    file varchar,
    table_name varchar,
    rows_read bigint,
    rows_kept bigint,
    rows_refused bigint,
    sha256 varchar
);

-- key: publication, file, row_key; kind: record
create table refused_row (
    publication integer,
    file varchar,
    row_key varchar,
    reason_en varchar,
    reason_zh varchar
);

-- key: publication, item; kind: record
create table not_supplied (
    publication integer,
    item varchar,
    reason_en varchar,
    reason_zh varchar
);

-- key: publication, column_name, code; kind: record
create table code (
    publication integer,
    column_name varchar,
    code varchar,
    label_en varchar,
    label_zh varchar
);
