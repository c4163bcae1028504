-- The contract: the tables every feed is shaped into.
-- The line above each table is read by the program: its key, and how new rows meet the old ones.
--   dated    rows hold from valid_from until the day before valid_to
--   monthly  one picture a month of the date column named; a month is replaced as a whole
--   event    a row replaces the one with its key; with a date column named, those of a reloaded month go first
-- Keys are judged by the gate, so no table has constraints. Comments are 'English | 中文'.

-- key: customer_id, valid_from; kind: dated
create table customer (
    customer_id varchar,
    name varchar,
    customer_type varchar,
    role varchar,
    id_type varchar,
    id_number varchar,
    born_on date,
    industry_code varchar,
    region_code varchar,
    size_class varchar,
    internal_rating varchar,
    rated_on date,
    external_rating varchar,
    external_rated_on date,
    risk_tier varchar,
    financials_on date,
    income_verified_on date,
    verified_on date,
    contacted_on date,
    bankruptcy_on date,
    is_related_party boolean,
    is_government_vehicle boolean,
    is_property_sector boolean,
    is_inclusive_small boolean,
    is_agricultural boolean,
    village varchar,
    updated_at timestamp,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table customer is 'Customers: borrowers and guarantors | 客户：借款人与保证人';
comment on column customer.customer_id is 'Customer | 客户统一编号';
comment on column customer.name is 'Full name | 客户名称';
comment on column customer.customer_type is
'Kind of customer: corporate, small_business, retail, rural_household, financial | 客户类型：公司、小微企业、个人、农户、金融机构';
comment on column customer.role is 'Part the customer plays: borrower, guarantor, both | 客户角色：借款人、保证人、二者兼具';
comment on column customer.id_type is
'Kind of identity document: uscc, ric, lei, passport, other | 证件类型：统一社会信用代码、居民身份证、LEI、护照、其他';
comment on column customer.id_number is 'Number of the identity document | 证件号码';
comment on column customer.born_on is 'Date of birth of a person, as recorded | 出生日期（个人客户登记信息）';
comment on column customer.industry_code is 'Industry of the customer, GB/T 4754 section | 客户所属行业（国标行业门类）';
comment on column customer.region_code is 'Region, GB/T 2260 | 所在地区（国标行政区划）';
comment on column customer.size_class is
'Size of the enterprise: large, medium, small, micro, other | 企业规模：大型、中型、小型、微型、其他';
comment on column customer.internal_rating is 'Grade of the bank''s own rating | 内部评级';
comment on column customer.rated_on is 'Date of the internal rating | 内部评级日期';
comment on column customer.external_rating is 'Grade by a rating agency | 外部评级';
comment on column customer.external_rated_on is 'Date of the external rating | 外部评级日期';
comment on column customer.risk_tier is 'Risk tier the bank puts the customer in | 客户风险分层';
comment on column customer.financials_on is 'Period end of the latest financial statements held | 最近一期财务报表日期';
comment on column customer.income_verified_on is 'Date income was last verified | 收入最近核实日期';
comment on column customer.verified_on is 'Date identity and standing were last verified | 客户信息最近核实日期';
comment on column customer.contacted_on is 'Date of the last contact | 最近联系日期';
comment on column customer.bankruptcy_on is 'Date bankruptcy proceedings were opened | 破产受理日期';
comment on column customer.is_related_party is 'Is a related party of the bank | 是否本行关联方';
comment on column customer.is_government_vehicle is 'Is a local government financing vehicle | 是否地方政府融资平台';
comment on column customer.is_property_sector is 'Works in property development | 是否房地产行业';
comment on column customer.is_inclusive_small is 'Counts as inclusive small and micro lending | 是否普惠型小微';
comment on column customer.is_agricultural is 'Counts as agriculture, rural area or farmer | 是否涉农';
comment on column customer.village is 'Village of a rural household | 所在行政村';
comment on column customer.updated_at is 'Time the bank last updated this record (UTC) | 行内系统最近更新时间（UTC）';
comment on column customer.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column customer.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column customer.source_system is 'System the row comes from | 来源系统';
comment on column customer.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, provider, checked_on; kind: event
create table customer_external (
    customer_id varchar,
    provider varchar,
    checked_on date,
    registered_name varchar,
    registered_status varchar,
    declared_income decimal(18, 2),
    verified_income decimal(18, 2),
    debt_all_banks decimal(18, 2),
    overdue_90_all_banks decimal(18, 2),
    is_npl_elsewhere boolean,
    lawsuits_open integer,
    source_system varchar,
    received_at timestamp
);
comment on table customer_external is 'Checks of customers against outside registers | 客户外部信息核查';
comment on column customer_external.customer_id is 'Customer | 客户统一编号';
comment on column customer_external.provider is
'Register asked: registry, tax, bureau, court | 信息来源：工商登记、税务、征信、法院';
comment on column customer_external.checked_on is 'Date of the check | 核查日期';
comment on column customer_external.registered_name is 'Name in the register | 登记名称';
comment on column customer_external.registered_status is 'Standing in the register | 登记状态';
comment on column customer_external.declared_income is
'Income the customer declared, yearly, base currency | 申报年收入（本位币）';
comment on column customer_external.verified_income is
'Income the provider confirmed, yearly, base currency | 核实年收入（本位币）';
comment on column customer_external.debt_all_banks is 'Debt at all banks, base currency | 各行债务合计（本位币）';
comment on column customer_external.overdue_90_all_banks is
'Debt over 90 days overdue at all banks, base currency | 各行逾期90天以上债务（本位币）';
comment on column customer_external.is_npl_elsewhere is 'Is non-performing at another bank | 他行是否已列不良';
comment on column customer_external.lawsuits_open is 'Lawsuits open against the customer | 未结被诉案件数';
comment on column customer_external.source_system is 'System the row comes from | 来源系统';
comment on column customer_external.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: group_id, customer_id, valid_from; kind: dated
create table customer_group (
    group_id varchar,
    group_name varchar,
    customer_id varchar,
    control_kind varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table customer_group is
'Members of connected groups; a customer is in at most one on any day | 集团客户成员（同一客户同一日至多属于一个集团）';
comment on column customer_group.group_id is 'Connected group | 集团编号';
comment on column customer_group.group_name is 'Name of the group | 集团名称';
comment on column customer_group.customer_id is 'Customer | 客户统一编号';
comment on column customer_group.control_kind is
'How the member is connected: ownership, family, economic dependence | 关联方式：股权控制、亲属关系、经济依存';
comment on column customer_group.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column customer_group.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column customer_group.source_system is 'System the row comes from | 来源系统';
comment on column customer_group.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, period_end; kind: event
create table customer_financial (
    customer_id varchar,
    period_end date,
    revenue decimal(18, 2),
    operating_cash_flow decimal(18, 2),
    gross_margin decimal(18, 8),
    liabilities decimal(18, 2),
    assets decimal(18, 2),
    current_assets decimal(18, 2),
    current_liabilities decimal(18, 2),
    receivable_days integer,
    source_system varchar,
    received_at timestamp
);
comment on table customer_financial is 'Financial statements of customers, base currency | 客户财务报表（本位币）';
comment on column customer_financial.customer_id is 'Customer | 客户统一编号';
comment on column customer_financial.period_end is 'Last day of the period reported | 报表期末日';
comment on column customer_financial.revenue is 'Revenue of the period | 营业收入';
comment on column customer_financial.operating_cash_flow is
'Cash flow from operations in the period | 经营活动现金流净额';
comment on column customer_financial.gross_margin is 'Gross margin as a fraction of revenue | 毛利率';
comment on column customer_financial.liabilities is 'Total liabilities | 负债总额';
comment on column customer_financial.assets is 'Total assets | 资产总额';
comment on column customer_financial.current_assets is 'Current assets | 流动资产';
comment on column customer_financial.current_liabilities is 'Current liabilities | 流动负债';
comment on column customer_financial.receivable_days is 'Days of sales outstanding | 应收账款周转天数';
comment on column customer_financial.source_system is 'System the row comes from | 来源系统';
comment on column customer_financial.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: branch_id, valid_from; kind: dated
create table branch (
    branch_id varchar,
    name varchar,
    parent_branch_id varchar,
    region_code varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table branch is 'Branches of the bank | 机构';
comment on column branch.branch_id is 'Branch | 机构号';
comment on column branch.name is 'Name of the branch | 机构名称';
comment on column branch.parent_branch_id is 'Branch it reports to | 上级机构号';
comment on column branch.region_code is 'Region, GB/T 2260 | 所在地区（国标行政区划）';
comment on column branch.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column branch.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column branch.source_system is 'System the row comes from | 来源系统';
comment on column branch.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: manager_id; kind: event
create table manager (
    manager_id varchar,
    name varchar,
    branch_id varchar,
    source_system varchar,
    received_at timestamp
);
comment on table manager is 'Customer managers | 客户经理';
comment on column manager.manager_id is 'Customer manager | 客户经理工号';
comment on column manager.name is 'Name of the manager | 客户经理姓名';
comment on column manager.branch_id is 'Branch | 机构号';
comment on column manager.source_system is 'System the row comes from | 来源系统';
comment on column manager.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: manager_id, loan_id, valid_from; kind: dated
create table manager_assignment (
    manager_id varchar,
    loan_id varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table manager_assignment is 'Which manager looks after which loan | 客户经理管户关系';
comment on column manager_assignment.manager_id is 'Customer manager | 客户经理工号';
comment on column manager_assignment.loan_id is 'Loan receipt | 借据编号';
comment on column manager_assignment.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column manager_assignment.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column manager_assignment.source_system is 'System the row comes from | 来源系统';
comment on column manager_assignment.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: manager_id, held_on, topic; kind: event
create table training (
    manager_id varchar,
    held_on date,
    hours decimal(18, 2),
    topic varchar,
    source_system varchar,
    received_at timestamp
);
comment on table training is 'Training of managers | 客户经理培训';
comment on column training.manager_id is 'Customer manager | 客户经理工号';
comment on column training.held_on is 'Date of the training | 培训日期';
comment on column training.hours is 'Length in hours | 培训学时';
comment on column training.topic is 'Topic | 培训主题';
comment on column training.source_system is 'System the row comes from | 来源系统';
comment on column training.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: partner_id; kind: event
create table partner (
    partner_id varchar,
    name varchar,
    kind varchar,
    cover_balance decimal(18, 2),
    trigger_ratio decimal(18, 8),
    source_system varchar,
    received_at timestamp
);
comment on table partner is 'Partners in joint and assisted lending | 合作机构（联合贷、助贷）';
comment on column partner.partner_id is 'Partner in lending | 合作机构编号';
comment on column partner.name is 'Name of the partner | 合作机构名称';
comment on column partner.kind is
'Kind of partner: joint lender, guarantor, platform | 合作机构类型：联合放贷方、担保增信方、平台';
comment on column partner.cover_balance is
'Deposit or cover still available, base currency | 保证金或代偿额度余额（本位币）';
comment on column partner.trigger_ratio is
'Default ratio, a fraction, from which the cover is called | 代偿触发比例（小数）';
comment on column partner.source_system is 'System the row comes from | 来源系统';
comment on column partner.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id; kind: event
create table loan (
    loan_id varchar,
    contract_id varchar,
    customer_id varchar,
    branch_id varchar,
    product_type varchar,
    purpose varchar,
    use_industry_code varchar,
    use_region_code varchar,
    currency varchar,
    original_amount decimal(18, 2),
    annual_rate decimal(18, 8),
    granted_on date,
    first_disbursed_on date,
    matures_on date,
    extended_to date,
    repayment_method varchar,
    payment_mode varchar,
    guarantee_type varchar,
    origination_type varchar,
    previous_loan_id varchar,
    channel varchar,
    partner_id varchar,
    partner_share decimal(18, 8),
    own_share decimal(18, 8),
    is_revolving boolean,
    crop_or_trade varchar,
    final_status varchar,
    source_system varchar,
    received_at timestamp
);
comment on table loan is 'Loans, one row a loan receipt | 贷款借据';
comment on column loan.loan_id is 'Loan receipt | 借据编号';
comment on column loan.contract_id is 'Loan contract the receipt belongs to | 信贷合同号';
comment on column loan.customer_id is 'Customer | 客户统一编号';
comment on column loan.branch_id is 'Branch | 机构号';
comment on column loan.product_type is
'Loan product, such as corporate_loan, mortgage or credit_card | 信贷业务种类（公司贷款、个人住房贷款、信用卡等）';
comment on column loan.purpose is 'Purpose as written in the contract | 借据贷款用途';
comment on column loan.use_industry_code is
'Where the money goes: GB/T 4754 section, personal or unknown | 贷款投向行业（国标行业门类、个人贷款、未知）';
comment on column loan.use_region_code is 'Region where the money is used, GB/T 2260 | 贷款投向地区（国标行政区划）';
comment on column loan.currency is 'Currency, ISO 4217 | 币种（ISO 4217）';
comment on column loan.original_amount is 'Amount lent, in the loan''s currency | 贷款金额（原币）';
comment on column loan.annual_rate is 'Yearly interest rate as a fraction | 年利率（小数）';
comment on column loan.granted_on is 'Date the loan was granted | 贷款发放日期';
comment on column loan.first_disbursed_on is 'Date money first left the bank | 首次放款日期';
comment on column loan.matures_on is 'Maturity in the contract | 贷款到期日期';
comment on column loan.extended_to is 'Maturity after extension | 展期到期日期';
comment on column loan.repayment_method is
'How it is repaid, such as equal_instalments, interest_first or bullet | 还款方式（等额本息、按期付息到期还本、到期一次还本付息等）';
comment on column loan.payment_mode is 'How money is paid out: entrusted, self, mixed | 放款方式：受托支付、自主支付、混合支付';
comment on column loan.guarantee_type is
'Main security: unsecured, guaranteed, mortgaged, pledged | 主要担保方式：信用、保证、抵押、质押';
comment on column loan.origination_type is
'How it came about: new, refinanced, restructured, renewed_without_repayment, extended | 贷款发放类型：新增、借新还旧、重组、无还本续贷、展期';
comment on column loan.previous_loan_id is 'Loan that this one refinances or renews | 上笔信贷借据号';
comment on column loan.channel is 'Channel the loan came through | 获客渠道';
comment on column loan.partner_id is 'Partner in lending | 合作机构编号';
comment on column loan.partner_share is 'Partner''s share of a joint loan, a fraction | 合作机构出资比例（小数）';
comment on column loan.own_share is
'The bank''s own share of the loan, a fraction; 1 unless joint | 本行出资比例（小数，非联合贷为1）';
comment on column loan.is_revolving is 'Can be repaid and drawn again | 是否循环贷款';
comment on column loan.crop_or_trade is 'Crop or trade the rural loan serves | 种养品种或经营项目';
comment on column loan.final_status is
'End state in a cross-section feed: open, settled, written_off | 最终状态（截面数据）：未结清、已结清、已核销';
comment on column loan.source_system is 'System the row comes from | 来源系统';
comment on column loan.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: facility_id, valid_from; kind: dated
create table facility (
    facility_id varchar,
    customer_id varchar,
    kind varchar,
    limit_amount decimal(18, 2),
    used_amount decimal(18, 2),
    undrawn_amount decimal(18, 2),
    expires_on date,
    cash_margin decimal(18, 2),
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table facility is 'Credit lines granted to customers, base currency | 客户授信额度（本位币）';
comment on column facility.facility_id is 'Credit line | 授信编号';
comment on column facility.customer_id is 'Customer | 客户统一编号';
comment on column facility.kind is 'Kind of credit line | 授信品种';
comment on column facility.limit_amount is 'Limit granted | 授信额度';
comment on column facility.used_amount is 'Limit in use | 已用额度';
comment on column facility.undrawn_amount is 'Committed and not drawn | 未使用额度';
comment on column facility.expires_on is 'Last day of the line | 授信到期日';
comment on column facility.cash_margin is 'Cash margin held against it | 保证金';
comment on column facility.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column facility.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column facility.source_system is 'System the row comes from | 来源系统';
comment on column facility.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, customer_id, kind; kind: monthly as_of_date
create table exposure (
    as_of_date date,
    customer_id varchar,
    kind varchar,
    is_off_balance boolean,
    amount decimal(18, 2),
    conversion_factor decimal(18, 8),
    cash_margin decimal(18, 2),
    is_exempt boolean,
    source_system varchar,
    received_at timestamp
);
comment on table exposure is
'Credit to a customer by kind, on and off balance, base currency | 客户信用风险暴露（表内外，本位币）';
comment on column exposure.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column exposure.customer_id is 'Customer | 客户统一编号';
comment on column exposure.kind is
'Kind of credit, such as loan, bond, acceptance or undrawn | 业务品种（贷款、债券、银行承兑汇票、未使用承诺等）';
comment on column exposure.is_off_balance is 'Is off the balance sheet | 是否表外';
comment on column exposure.amount is 'Amount before margin and conversion | 暴露金额（未扣保证金、未转换）';
comment on column exposure.conversion_factor is 'Credit conversion factor, a fraction | 信用转换系数（小数）';
comment on column exposure.cash_margin is 'Cash margin, deposits and treasury pledges held | 保证金、存单及国债质押金额';
comment on column exposure.is_exempt is 'Is exempt from the large exposure limits | 是否豁免大额风险暴露限额';
comment on column exposure.source_system is 'System the row comes from | 来源系统';
comment on column exposure.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, kind; kind: event
create table document (
    loan_id varchar,
    kind varchar,
    is_held boolean,
    expires_on date,
    custody_place varchar,
    source_system varchar,
    received_at timestamp
);
comment on table document is 'Papers in the loan file | 信贷档案资料';
comment on column document.loan_id is 'Loan receipt | 借据编号';
comment on column document.kind is 'Kind of paper | 资料类型';
comment on column document.is_held is 'Is in the bank''s hands | 是否在库';
comment on column document.expires_on is 'Date the paper expires | 资料到期日';
comment on column document.custody_place is 'Where the paper is kept | 保管地点';
comment on column document.source_system is 'System the row comes from | 来源系统';
comment on column document.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, loan_id; kind: monthly as_of_date
create table loan_month (
    as_of_date date,
    loan_id varchar,
    branch_id varchar,
    balance decimal(18, 2),
    gross_carrying_amount decimal(18, 2),
    interest_receivable decimal(18, 2),
    interest_off_balance decimal(18, 2),
    overdue_principal decimal(18, 2),
    overdue_interest decimal(18, 2),
    principal_due_since date,
    interest_due_since date,
    days_past_due integer,
    overdue_cause varchar,
    unpaid_fees decimal(18, 2),
    risk_class_reported integer,
    class_reviewed_on date,
    impairment_stage integer,
    is_purchased_impaired boolean,
    is_nonaccrual boolean,
    is_unlikely_to_pay boolean,
    is_forborne boolean,
    loss_allowance decimal(18, 2),
    use_was_changed boolean,
    evades_debt boolean,
    has_recognised_enhancement boolean,
    status varchar,
    is_on_book boolean,
    ledger_account varchar,
    source_system varchar,
    received_at timestamp
);
comment on table loan_month is 'Each loan at each month''s as-of date, in the loan''s currency | 贷款逐月状态（原币）';
comment on column loan_month.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column loan_month.loan_id is 'Loan receipt | 借据编号';
comment on column loan_month.branch_id is 'Branch | 机构号';
comment on column loan_month.balance is 'Principal outstanding | 贷款余额（本金）';
comment on column loan_month.gross_carrying_amount is 'Gross carrying amount before allowance | 账面余额（减值前）';
comment on column loan_month.interest_receivable is 'Interest receivable on the balance sheet | 表内欠息余额';
comment on column loan_month.interest_off_balance is 'Interest owed and kept off the balance sheet | 表外欠息余额';
comment on column loan_month.overdue_principal is 'Principal overdue | 欠本金额';
comment on column loan_month.overdue_interest is 'Interest overdue | 欠息金额';
comment on column loan_month.principal_due_since is 'Date since which principal is overdue | 欠本日期';
comment on column loan_month.interest_due_since is 'Date since which interest is overdue | 欠息日期';
comment on column loan_month.days_past_due is
'Days past due; the day after the due date is 1 | 逾期天数（到期次日为第1天）';
comment on column loan_month.overdue_cause is 'Why it is overdue: technical, other | 逾期原因：技术性、其他';
comment on column loan_month.unpaid_fees is 'Fees and penalties not paid | 欠缴费用';
comment on column loan_month.risk_class_reported is
'The bank''s own risk class: 1 normal to 5 loss | 本行五级分类：1正常、2关注、3次级、4可疑、5损失';
comment on column loan_month.class_reviewed_on is 'Date the class was last reviewed | 最近分类认定日期';
comment on column loan_month.impairment_stage is 'Impairment stage: 1, 2, 3 | 减值阶段：1、2、3';
comment on column loan_month.is_purchased_impaired is 'Was impaired when bought or granted | 是否购入或源生已发生信用减值';
comment on column loan_month.is_nonaccrual is 'No longer accrues interest | 是否非应计';
comment on column loan_month.is_unlikely_to_pay is 'Debtor is unlikely to pay in full | 是否可能无法全额偿付';
comment on column loan_month.is_forborne is 'Terms were eased because of difficulty | 是否因财务困难给予宽限';
comment on column loan_month.loss_allowance is 'Loss allowance held | 贷款损失准备';
comment on column loan_month.use_was_changed is 'Money was used otherwise than agreed | 是否擅自改变贷款用途';
comment on column loan_month.evades_debt is 'Debtor evades the debt | 是否逃废债';
comment on column loan_month.has_recognised_enhancement is
'Has a credit enhancement that the rule recognises | 是否有合格信用增级';
comment on column loan_month.status is
'State of the loan: active, settled, written_off, sold, swapped | 贷款状态：存续、结清、核销、转让、以物抵债';
comment on column loan_month.is_on_book is 'Is on the bank''s own balance sheet | 是否在本行表内核算';
comment on column loan_month.ledger_account is 'Ledger account that holds the principal | 本金科目号';
comment on column loan_month.source_system is 'System the row comes from | 来源系统';
comment on column loan_month.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, instalment_no; kind: event
create table repayment_due (
    loan_id varchar,
    instalment_no integer,
    due_on date,
    principal_due decimal(18, 2),
    interest_due decimal(18, 2),
    paid_on date,
    paid_amount decimal(18, 2),
    channel varchar,
    auto_debit_failed boolean,
    source_system varchar,
    received_at timestamp
);
comment on table repayment_due is 'Instalments due and paid, in the loan''s currency | 还款计划与实还（原币）';
comment on column repayment_due.loan_id is 'Loan receipt | 借据编号';
comment on column repayment_due.instalment_no is 'Number of the instalment, from 1 | 期次（自1起）';
comment on column repayment_due.due_on is 'Date due | 应还日期';
comment on column repayment_due.principal_due is 'Principal due | 应还本金';
comment on column repayment_due.interest_due is 'Interest due | 应还利息';
comment on column repayment_due.paid_on is 'Date paid in full | 实际还清日期';
comment on column repayment_due.paid_amount is 'Amount paid so far | 实还金额';
comment on column repayment_due.channel is 'Channel of the payment | 还款渠道';
comment on column repayment_due.auto_debit_failed is 'Automatic debit failed | 自动扣款是否失败';
comment on column repayment_due.source_system is 'System the row comes from | 来源系统';
comment on column repayment_due.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, booked_on, flow_no; kind: event booked_on
create table loan_flow (
    loan_id varchar,
    booked_on date,
    flow_no integer,
    flow_type varchar,
    principal decimal(18, 2),
    interest decimal(18, 2),
    price decimal(18, 2),
    counterparty varchar,
    source_system varchar,
    received_at timestamp
);
comment on table loan_flow is 'Movements on a loan, in the loan''s currency | 贷款变动流水（原币）';
comment on column loan_flow.loan_id is 'Loan receipt | 借据编号';
comment on column loan_flow.booked_on is 'Date booked | 记账日期';
comment on column loan_flow.flow_no is 'Running number within loan and day | 流水序号（同一借据同一日）';
comment on column loan_flow.flow_type is
'What moved, such as drawn, scheduled, cash_recovered, written_off or sold | 变动类型（放款、正常还款、现金清收、核销、转让等）';
comment on column loan_flow.principal is 'Principal moved, a positive amount | 本金金额（正数）';
comment on column loan_flow.interest is 'Interest moved, a positive amount | 利息金额（正数）';
comment on column loan_flow.price is 'Price received or paid when sold or assigned | 转让价款';
comment on column loan_flow.counterparty is 'Buyer, seller or payer | 交易对手';
comment on column loan_flow.source_system is 'System the row comes from | 来源系统';
comment on column loan_flow.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, sequence; kind: event
create table restructuring (
    loan_id varchar,
    sequence integer,
    agreed_on date,
    terms_changed varchar,
    difficulty varchar,
    first_repayment_on date,
    class_before integer,
    resolved_on date,
    refinances_loan_id varchar,
    source_system varchar,
    received_at timestamp
);
comment on table restructuring is 'Restructurings of a loan | 贷款重组';
comment on column restructuring.loan_id is 'Loan receipt | 借据编号';
comment on column restructuring.sequence is 'Running number within the loan, from 1 | 重组次序（自1起）';
comment on column restructuring.agreed_on is 'Date agreed | 重组协议日期';
comment on column restructuring.terms_changed is 'Which terms were changed | 调整的合同条款';
comment on column restructuring.difficulty is
'Financial difficulty found; none where there was none | 债务人财务困难情形（无则填none）';
comment on column restructuring.first_repayment_on is
'First repayment date after the change; observation starts here | 重组后首个还款日（观察期起点）';
comment on column restructuring.class_before is 'Risk class before the change, 1 to 5 | 重组前五级分类（1至5）';
comment on column restructuring.resolved_on is 'Date the difficulty was resolved | 财务困难解除日期';
comment on column restructuring.refinances_loan_id is 'Loan repaid with this one | 被置换的借据编号';
comment on column restructuring.source_system is 'System the row comes from | 来源系统';
comment on column restructuring.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, loan_id, step; kind: monthly as_of_date
create table class_decision (
    loan_id varchar,
    as_of_date date,
    step varchar,
    risk_class integer,
    decided_by varchar,
    decided_on date,
    reason varchar,
    source_system varchar,
    received_at timestamp
);
comment on table class_decision is 'Steps of classifying a loan | 五级分类认定流程';
comment on column class_decision.loan_id is 'Loan receipt | 借据编号';
comment on column class_decision.as_of_date is
'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column class_decision.step is 'Step of the decision: first, reviewed, approved | 认定环节：初分、复核、审批';
comment on column class_decision.risk_class is 'Risk class decided, 1 to 5 | 认定五级分类（1至5）';
comment on column class_decision.decided_by is 'Who decided | 认定人';
comment on column class_decision.decided_on is 'Date decided | 认定日期';
comment on column class_decision.reason is 'Reason given | 认定理由';
comment on column class_decision.source_system is 'System the row comes from | 来源系统';
comment on column class_decision.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, stage; kind: monthly as_of_date
create table allowance_movement (
    as_of_date date,
    stage integer,
    opening decimal(18, 2),
    charged decimal(18, 2),
    released decimal(18, 2),
    written_off decimal(18, 2),
    recovered decimal(18, 2),
    closing decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table allowance_movement is
'Movement of the loss allowance by stage, base currency | 贷款损失准备变动表（分阶段，本位币）';
comment on column allowance_movement.as_of_date is
'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column allowance_movement.stage is 'Impairment stage: 1, 2, 3 | 减值阶段：1、2、3';
comment on column allowance_movement.opening is 'Allowance at the start of the month | 期初余额';
comment on column allowance_movement.charged is 'Charged in the month | 本期计提';
comment on column allowance_movement.released is 'Released in the month | 本期转回';
comment on column allowance_movement.written_off is 'Used for write-offs in the month | 本期核销';
comment on column allowance_movement.recovered is 'Recovered after write-off in the month | 收回已核销贷款';
comment on column allowance_movement.closing is 'Allowance at the end of the month | 期末余额';
comment on column allowance_movement.source_system is 'System the row comes from | 来源系统';
comment on column allowance_movement.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: collateral_id, valid_from; kind: dated
create table collateral (
    collateral_id varchar,
    owner_id varchar,
    collateral_type varchar,
    subtype varchar,
    region_code varchar,
    registration_no varchar,
    registered_until date,
    insured_amount decimal(18, 2),
    insured_until date,
    seized_on date,
    custody_place varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table collateral is 'Collateral | 押品';
comment on column collateral.collateral_id is 'Collateral | 押品编号';
comment on column collateral.owner_id is 'Customer who owns it | 押品权属人客户编号';
comment on column collateral.collateral_type is
'Kind of collateral, such as residential_property or deposits | 押品类型（住宅、商业用房、存单等）';
comment on column collateral.subtype is 'Finer kind, in the feed''s own words | 押品细类';
comment on column collateral.region_code is 'Region, GB/T 2260 | 所在地区（国标行政区划）';
comment on column collateral.registration_no is 'Number of the registration of the security | 抵质押登记证号';
comment on column collateral.registered_until is 'Last day of the registration | 登记到期日';
comment on column collateral.insured_amount is
'Amount insured, in the currency of the valuation | 保险金额（评估币种）';
comment on column collateral.insured_until is 'Last day of the insurance | 保险到期日';
comment on column collateral.seized_on is 'Date seized by a court or authority | 查封扣押日期';
comment on column collateral.custody_place is 'Where the title or the thing is kept | 权证或实物保管地点';
comment on column collateral.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column collateral.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column collateral.source_system is 'System the row comes from | 来源系统';
comment on column collateral.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: collateral_id, valued_on, received_on; kind: event
create table collateral_valuation (
    collateral_id varchar,
    valued_on date,
    received_on date,
    amount decimal(18, 2),
    currency varchar,
    method varchar,
    valuer varchar,
    is_internal boolean,
    source_system varchar,
    received_at timestamp
);
comment on table collateral_valuation is 'Valuations of collateral | 押品估值';
comment on column collateral_valuation.collateral_id is 'Collateral | 押品编号';
comment on column collateral_valuation.valued_on is 'Date the value refers to | 评估基准日';
comment on column collateral_valuation.received_on is
'Date the bank received it; the value counts from here | 评估结果收到日（自该日起生效）';
comment on column collateral_valuation.amount is 'Value, in currency | 评估价值（原币）';
comment on column collateral_valuation.currency is 'Currency, ISO 4217 | 币种（ISO 4217）';
comment on column collateral_valuation.method is 'Method of valuation | 评估方法';
comment on column collateral_valuation.valuer is 'Who valued | 评估机构';
comment on column collateral_valuation.is_internal is 'Was valued by the bank itself | 是否内部评估';
comment on column collateral_valuation.source_system is 'System the row comes from | 来源系统';
comment on column collateral_valuation.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: collateral_id, loan_id, valid_from; kind: dated
create table collateral_pledge (
    collateral_id varchar,
    loan_id varchar,
    lien_rank integer,
    senior_claims decimal(18, 2),
    allocated_share decimal(18, 8),
    released_on date,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table collateral_pledge is 'Which collateral secures which loan | 押品与借据担保关系';
comment on column collateral_pledge.collateral_id is 'Collateral | 押品编号';
comment on column collateral_pledge.loan_id is 'Loan receipt | 借据编号';
comment on column collateral_pledge.lien_rank is 'Rank of the lien; 1 is first | 抵质押顺位（1为第一顺位）';
comment on column collateral_pledge.senior_claims is
'Claims that rank before the bank''s, in the currency of the valuation | 优先受偿权数额（评估币种）';
comment on column collateral_pledge.allocated_share is
'Share of the collateral for this loan; 1 is all of it, empty is not known | 押品价值分配比例（全部为1，空为未知）';
comment on column collateral_pledge.released_on is 'Date released | 解押日期';
comment on column collateral_pledge.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column collateral_pledge.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column collateral_pledge.source_system is 'System the row comes from | 来源系统';
comment on column collateral_pledge.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: collateral_id, disposed_on; kind: event
create table collateral_disposal (
    collateral_id varchar,
    disposed_on date,
    method varchar,
    price decimal(18, 2),
    cost decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table collateral_disposal is 'Sales of collateral | 押品处置';
comment on column collateral_disposal.collateral_id is 'Collateral | 押品编号';
comment on column collateral_disposal.disposed_on is 'Date sold or realised | 处置日期';
comment on column collateral_disposal.method is
'How it was sold, such as auction or private sale | 处置方式（拍卖、变卖等）';
comment on column collateral_disposal.price is
'Price realised, in the currency of the valuation | 处置价款（评估币种）';
comment on column collateral_disposal.cost is
'Cost of the disposal, in the currency of the valuation | 处置费用（评估币种）';
comment on column collateral_disposal.source_system is 'System the row comes from | 来源系统';
comment on column collateral_disposal.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: asset_id, loan_id; kind: event
create table foreclosed_asset (
    asset_id varchar,
    loan_id varchar,
    taken_on date,
    booked_amount decimal(18, 2),
    sold_on date,
    price decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table foreclosed_asset is
'Assets taken in settlement of a loan, in the loan''s currency | 抵债资产（原币）';
comment on column foreclosed_asset.asset_id is 'Asset taken | 抵债资产编号';
comment on column foreclosed_asset.loan_id is 'Loan receipt | 借据编号';
comment on column foreclosed_asset.taken_on is 'Date taken | 接收日期';
comment on column foreclosed_asset.booked_amount is 'Amount booked for this loan | 入账金额';
comment on column foreclosed_asset.sold_on is 'Date sold on | 处置日期';
comment on column foreclosed_asset.price is 'Price received for this loan''s part | 处置价款';
comment on column foreclosed_asset.source_system is 'System the row comes from | 来源系统';
comment on column foreclosed_asset.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: guarantee_id, loan_id, valid_from; kind: dated
create table guarantee (
    guarantee_id varchar,
    guarantor_id varchar,
    loan_id varchar,
    amount decimal(18, 2),
    share decimal(18, 8),
    period_ends_on date,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table guarantee is 'Guarantees, one row a guaranteed loan | 保证担保（每笔被保证借据一行）';
comment on column guarantee.guarantee_id is 'Guarantee contract | 保证合同编号';
comment on column guarantee.guarantor_id is 'Customer who guarantees | 保证人客户编号';
comment on column guarantee.loan_id is 'Loan receipt | 借据编号';
comment on column guarantee.amount is 'Amount guaranteed, in the loan''s currency | 保证金额（原币）';
comment on column guarantee.share is 'Share of the loan guaranteed, a fraction | 保证比例（小数）';
comment on column guarantee.period_ends_on is 'Last day on which the guarantee can be claimed | 保证期间届满日';
comment on column guarantee.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column guarantee.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column guarantee.source_system is 'System the row comes from | 来源系统';
comment on column guarantee.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: valid_from; kind: dated
create table capital (
    net_capital decimal(18, 2),
    tier1_net_capital decimal(18, 2),
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table capital is 'Capital of the bank, base currency | 本行资本（本位币）';
comment on column capital.net_capital is 'Net capital | 资本净额';
comment on column capital.tier1_net_capital is 'Net tier-1 capital | 一级资本净额';
comment on column capital.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column capital.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column capital.source_system is 'System the row comes from | 来源系统';
comment on column capital.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, account, branch_id, currency; kind: monthly as_of_date
create table ledger (
    as_of_date date,
    account varchar,
    branch_id varchar,
    currency varchar,
    balance decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table ledger is 'General ledger balances | 总账余额';
comment on column ledger.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column ledger.account is 'Ledger account | 科目号';
comment on column ledger.branch_id is 'Branch | 机构号';
comment on column ledger.currency is 'Currency, ISO 4217 | 币种（ISO 4217）';
comment on column ledger.balance is 'Balance of the account, in currency | 科目余额（原币）';
comment on column ledger.source_system is 'System the row comes from | 来源系统';
comment on column ledger.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, currency; kind: monthly as_of_date
create table exchange_rate (
    as_of_date date,
    currency varchar,
    rate_to_base decimal(18, 8),
    source_system varchar,
    received_at timestamp
);
comment on table exchange_rate is 'Exchange rates to the base currency | 折算汇率';
comment on column exchange_rate.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column exchange_rate.currency is 'Currency, ISO 4217 | 币种（ISO 4217）';
comment on column exchange_rate.rate_to_base is 'Base currency for one unit of currency | 一单位原币折合本位币';
comment on column exchange_rate.source_system is 'System the row comes from | 来源系统';
comment on column exchange_rate.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: measure, valid_from; kind: dated
create table bank_floor (
    measure varchar,
    floor decimal(18, 8),
    source varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table bank_floor is 'Floors the regulator set for this bank | 监管对本行的最低要求';
comment on column bank_floor.measure is 'Measure the floor is for | 指标';
comment on column bank_floor.floor is 'Lowest value allowed, a fraction | 最低要求（小数）';
comment on column bank_floor.source is 'Letter or rule that set it | 依据文件';
comment on column bank_floor.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column bank_floor.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column bank_floor.source_system is 'System the row comes from | 来源系统';
comment on column bank_floor.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: measure, key, until; kind: event
create table limit_exception (
    measure varchar,
    key varchar,
    approved_by varchar,
    until date,
    source_system varchar,
    received_at timestamp
);
comment on table limit_exception is 'Approved breaches of a limit | 经批准的超限额事项';
comment on column limit_exception.measure is 'Measure whose limit is exceeded | 指标';
comment on column limit_exception.key is 'What exceeds it: a customer, sector or branch | 超限对象（客户、行业或机构）';
comment on column limit_exception.approved_by is 'Who approved | 批准人';
comment on column limit_exception.until is 'Last day of the approval | 批准有效期至';
comment on column limit_exception.source_system is 'System the row comes from | 来源系统';
comment on column limit_exception.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, peer, measure; kind: monthly as_of_date
create table peer (
    as_of_date date,
    peer varchar,
    measure varchar,
    value decimal(28, 8),
    source varchar,
    source_system varchar,
    received_at timestamp
);
comment on table peer is 'Published figures of other banks | 同业公开指标';
comment on column peer.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column peer.peer is 'Bank or group of banks | 同业名称';
comment on column peer.measure is 'Measure | 指标';
comment on column peer.value is 'Value; ratios as fractions | 指标值（比率为小数）';
comment on column peer.source is 'Where it was published | 数据来源';
comment on column peer.source_system is 'System the row comes from | 来源系统';
comment on column peer.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, indicator, region_code, industry_code; kind: monthly as_of_date
create table macro_indicator (
    as_of_date date,
    indicator varchar,
    region_code varchar,
    industry_code varchar,
    value decimal(28, 8),
    source_system varchar,
    received_at timestamp
);
comment on table macro_indicator is 'Economic indicators | 宏观经济指标';
comment on column macro_indicator.as_of_date is
'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column macro_indicator.indicator is 'Indicator | 指标';
comment on column macro_indicator.region_code is
'Region, GB/T 2260; all for the whole country | 地区（国标行政区划，all为全国）';
comment on column macro_indicator.industry_code is
'Industry, GB/T 4754 section; all for every industry | 行业（国标行业门类，all为全行业）';
comment on column macro_indicator.value is 'Value, in the indicator''s own unit | 指标值（指标自身单位）';
comment on column macro_indicator.source_system is 'System the row comes from | 来源系统';
comment on column macro_indicator.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, form, cell; kind: monthly as_of_date
create table reported_figure (
    as_of_date date,
    form varchar,
    cell varchar,
    value decimal(28, 8),
    source_system varchar,
    received_at timestamp
);
comment on table reported_figure is 'Figures the bank reported to the regulator | 本行监管报表数据';
comment on column reported_figure.as_of_date is
'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column reported_figure.form is 'Form: G11, G12, G13, G14 and others | 报表编号（G11、G12、G13、G14等）';
comment on column reported_figure.cell is 'Cell of the form | 单元格';
comment on column reported_figure.value is 'Value as reported; ratios as fractions | 填报值（比率为小数）';
comment on column reported_figure.source_system is 'System the row comes from | 来源系统';
comment on column reported_figure.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: as_of_date, file; kind: monthly as_of_date
create table feed_manifest (
    as_of_date date,
    file varchar,
    rows integer,
    sums varchar,
    announced_branches varchar,
    source_system varchar,
    received_at timestamp
);
comment on table feed_manifest is 'What the sender says each delivery contains | 供数清单';
comment on column feed_manifest.as_of_date is 'Date the picture was taken, one a calendar month | 数据日期（每月一个）';
comment on column feed_manifest.file is 'Name of the file | 文件名';
comment on column feed_manifest.rows is 'Rows announced | 声明行数';
comment on column feed_manifest.sums is
'Control sums announced, a JSON object of column and sum | 声明合计数（JSON：列名与合计）';
comment on column feed_manifest.announced_branches is 'Branches announced, a JSON list | 声明包含的机构（JSON列表）';
comment on column feed_manifest.source_system is 'System the row comes from | 来源系统';
comment on column feed_manifest.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: inspection_id; kind: event
create table inspection (
    inspection_id varchar,
    loan_id varchar,
    kind varchar,
    due_on date,
    done_on date,
    is_on_site boolean,
    manager_id varchar,
    report_text varchar,
    photo_hash varchar,
    source_system varchar,
    received_at timestamp
);
comment on table inspection is 'Inspections after the loan | 贷后检查';
comment on column inspection.inspection_id is 'Inspection | 检查编号';
comment on column inspection.loan_id is 'Loan receipt | 借据编号';
comment on column inspection.kind is 'Kind of inspection: first, regular, special | 检查类型：首次、常规、专项';
comment on column inspection.due_on is 'Date due | 应检查日期';
comment on column inspection.done_on is 'Date done | 实际检查日期';
comment on column inspection.is_on_site is 'Was done on site | 是否现场检查';
comment on column inspection.manager_id is 'Customer manager | 客户经理工号';
comment on column inspection.report_text is 'Text of the report | 检查报告正文';
comment on column inspection.photo_hash is
'Hash of the photo taken, to find photos used twice | 现场照片哈希（识别重复使用）';
comment on column inspection.source_system is 'System the row comes from | 来源系统';
comment on column inspection.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: finding_id; kind: event
create table finding (
    finding_id varchar,
    inspection_id varchar,
    source varchar,
    severity varchar,
    found_on date,
    due_on date,
    rectified_on date,
    rechecked_on date,
    repeats_finding_id varchar,
    penalty decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table finding is 'Findings of inspections, audits and the regulator | 检查发现问题';
comment on column finding.finding_id is 'Finding | 问题编号';
comment on column finding.inspection_id is 'Inspection that found it | 检查编号';
comment on column finding.source is
'Who found it: inspection, internal_audit, external_audit, regulator | 发现来源：贷后检查、内部审计、外部审计、监管检查';
comment on column finding.severity is 'How serious it is | 严重程度';
comment on column finding.found_on is 'Date found | 发现日期';
comment on column finding.due_on is 'Date by which it must be rectified | 整改期限';
comment on column finding.rectified_on is 'Date rectified | 整改完成日期';
comment on column finding.rechecked_on is 'Date the rectification was checked | 整改复核日期';
comment on column finding.repeats_finding_id is 'Earlier finding that it repeats | 屡查屡犯的原问题编号';
comment on column finding.penalty is 'Penalty imposed, base currency | 处罚金额（本位币）';
comment on column finding.source_system is 'System the row comes from | 来源系统';
comment on column finding.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: signal_id; kind: event
create table warning_signal (
    signal_id varchar,
    customer_id varchar,
    family varchar,
    level varchar,
    rule varchar,
    raised_on date,
    owner varchar,
    handled_on date,
    measure varchar,
    measure_on date,
    measure_amount decimal(18, 2),
    closed_on date,
    closing_evidence varchar,
    source_system varchar,
    received_at timestamp
);
comment on table warning_signal is 'Early warnings | 预警信号';
comment on column warning_signal.signal_id is 'Warning | 预警编号';
comment on column warning_signal.customer_id is 'Customer | 客户统一编号';
comment on column warning_signal.family is
'Family: financial, account, operations, guarantee, external, use_of_funds, behaviour | 预警类别：财务、账户、经营、担保、外部、用途、行为';
comment on column warning_signal.level is 'Level: yellow, orange, red | 预警等级：黄、橙、红';
comment on column warning_signal.rule is 'Rule that raised it | 触发规则';
comment on column warning_signal.raised_on is 'Date raised | 触发日期';
comment on column warning_signal.owner is 'Who handles it | 责任人';
comment on column warning_signal.handled_on is 'Date first handled | 首次处置日期';
comment on column warning_signal.measure is 'Measure taken against the risk | 采取的措施';
comment on column warning_signal.measure_on is 'Date of the measure | 措施日期';
comment on column warning_signal.measure_amount is
'Amount repaid or secured by the measure, base currency | 措施涉及金额（本位币）';
comment on column warning_signal.closed_on is 'Date closed | 解除日期';
comment on column warning_signal.closing_evidence is 'Evidence on which it was closed | 解除依据';
comment on column warning_signal.source_system is 'System the row comes from | 来源系统';
comment on column warning_signal.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, valid_from; kind: dated
create table watch_list (
    customer_id varchar,
    reason varchar,
    valid_from date,
    valid_to date,
    source_system varchar,
    received_at timestamp
);
comment on table watch_list is 'Customers under watch | 关注客户名单';
comment on column watch_list.customer_id is 'Customer | 客户统一编号';
comment on column watch_list.reason is 'Why the customer is watched | 列入原因';
comment on column watch_list.valid_from is 'First day on which the row holds | 生效日期（含当日）';
comment on column watch_list.valid_to is
'First day on which it no longer holds; empty while it does | 失效日期（不含当日，空为现行有效）';
comment on column watch_list.source_system is 'System the row comes from | 来源系统';
comment on column watch_list.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: month, customer_id; kind: monthly month
create table account_activity (
    customer_id varchar,
    month date,
    credits decimal(18, 2),
    debits decimal(18, 2),
    average_balance decimal(18, 2),
    limit_used decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table account_activity is 'Movements on the customer''s accounts, base currency | 客户账户月度往来（本位币）';
comment on column account_activity.customer_id is 'Customer | 客户统一编号';
comment on column account_activity.month is 'Last day of the month | 月份（月末日）';
comment on column account_activity.credits is 'Money received in the month | 贷方发生额';
comment on column account_activity.debits is 'Money paid in the month | 借方发生额';
comment on column account_activity.average_balance is 'Average balance of the month | 日均存款余额';
comment on column account_activity.limit_used is 'Credit limit in use at the end of the month | 月末已用授信额度';
comment on column account_activity.source_system is 'System the row comes from | 来源系统';
comment on column account_activity.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, event, occurred_on; kind: event
create table customer_event (
    customer_id varchar,
    event varchar,
    occurred_on date,
    source varchar,
    source_system varchar,
    received_at timestamp
);
comment on table customer_event is 'Events in a customer''s life | 客户重大事项';
comment on column customer_event.customer_id is 'Customer | 客户统一编号';
comment on column customer_event.event is 'What happened | 事项';
comment on column customer_event.occurred_on is 'Date it happened | 发生日期';
comment on column customer_event.source is 'Where the bank learned it | 信息来源';
comment on column customer_event.source_system is 'System the row comes from | 来源系统';
comment on column customer_event.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, inquired_on, bank; kind: event
create table bureau_inquiry (
    customer_id varchar,
    inquired_on date,
    bank varchar,
    source_system varchar,
    received_at timestamp
);
comment on table bureau_inquiry is 'Inquiries at the credit bureau by any bank | 征信查询记录';
comment on column bureau_inquiry.customer_id is 'Customer | 客户统一编号';
comment on column bureau_inquiry.inquired_on is 'Date of the inquiry | 查询日期';
comment on column bureau_inquiry.bank is 'Bank that inquired | 查询机构';
comment on column bureau_inquiry.source_system is 'System the row comes from | 来源系统';
comment on column bureau_inquiry.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: flow_id; kind: event
create table fund_flow (
    flow_id varchar,
    loan_id varchar,
    paid_on date,
    amount decimal(18, 2),
    declared_payee varchar,
    actual_payee varchar,
    payee_kind varchar,
    returned_to_borrower_on date,
    evidence_id varchar,
    source_system varchar,
    received_at timestamp
);
comment on table fund_flow is 'Where the loan''s money went, in the loan''s currency | 贷款资金流向（原币）';
comment on column fund_flow.flow_id is 'Payment | 资金流水号';
comment on column fund_flow.loan_id is 'Loan receipt | 借据编号';
comment on column fund_flow.paid_on is 'Date paid | 支付日期';
comment on column fund_flow.amount is 'Amount paid | 支付金额';
comment on column fund_flow.declared_payee is 'Payee the borrower declared | 申报收款人';
comment on column fund_flow.actual_payee is 'Payee who received it | 实际收款人';
comment on column fund_flow.payee_kind is 'What the payee does | 收款人类型';
comment on column fund_flow.returned_to_borrower_on is 'Date it came back to the borrower | 资金回流借款人日期';
comment on column fund_flow.evidence_id is 'Paper that proves the use | 用途凭证编号';
comment on column fund_flow.source_system is 'System the row comes from | 来源系统';
comment on column fund_flow.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: action_id; kind: event
create table collection_action (
    action_id varchar,
    loan_id varchar,
    acted_at timestamp,
    channel varchar,
    actor varchar,
    result varchar,
    promised_amount decimal(18, 2),
    promised_on date,
    kept_on date,
    cost decimal(18, 2),
    complaint_id varchar,
    source_system varchar,
    received_at timestamp
);
comment on table collection_action is 'Steps of collection | 催收记录';
comment on column collection_action.action_id is 'Step | 催收编号';
comment on column collection_action.loan_id is 'Loan receipt | 借据编号';
comment on column collection_action.acted_at is 'Time of the step (UTC) | 催收时间（UTC）';
comment on column collection_action.channel is 'Channel of the contact | 催收方式';
comment on column collection_action.actor is 'Who acted: own, agency | 催收主体：本行、外包机构';
comment on column collection_action.result is 'Result | 催收结果';
comment on column collection_action.promised_amount is
'Amount promised, in the loan''s currency | 承诺还款金额（原币）';
comment on column collection_action.promised_on is 'Date for which payment was promised | 承诺还款日期';
comment on column collection_action.kept_on is 'Date the promise was kept | 承诺履行日期';
comment on column collection_action.cost is 'Cost of the step, base currency | 催收费用（本位币）';
comment on column collection_action.complaint_id is 'Complaint it led to | 引发的投诉编号';
comment on column collection_action.source_system is 'System the row comes from | 来源系统';
comment on column collection_action.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: case_id, loan_id, stage; kind: event
create table litigation (
    case_id varchar,
    loan_id varchar,
    stage varchar,
    filed_on date,
    decided_on date,
    awarded decimal(18, 2),
    collected decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table litigation is 'Lawsuits over loans, in the loan''s currency | 诉讼清收（原币）';
comment on column litigation.case_id is 'Case | 案件编号';
comment on column litigation.loan_id is 'Loan receipt | 借据编号';
comment on column litigation.stage is
'Stage of the case: first instance, appeal, enforcement | 诉讼阶段：一审、二审、执行';
comment on column litigation.filed_on is 'Date filed | 立案日期';
comment on column litigation.decided_on is 'Date decided | 裁判日期';
comment on column litigation.awarded is 'Amount awarded | 判决金额';
comment on column litigation.collected is 'Amount collected | 执行回款金额';
comment on column litigation.source_system is 'System the row comes from | 来源系统';
comment on column litigation.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, party, kind, occurred_on; kind: event
create table limitation_event (
    loan_id varchar,
    party varchar,
    kind varchar,
    occurred_on date,
    evidence_id varchar,
    source_system varchar,
    received_at timestamp
);
comment on table limitation_event is 'Events that start or restart a time bar | 诉讼时效事项';
comment on column limitation_event.loan_id is 'Loan receipt | 借据编号';
comment on column limitation_event.party is
'Whose clock runs: debtor, guarantor, enforcement | 时效类别：对债务人、对保证人、申请执行';
comment on column limitation_event.kind is 'What happened: due, demand, promise, suit | 事项类型：到期、催收、承诺还款、起诉';
comment on column limitation_event.occurred_on is 'Date it happened | 发生日期';
comment on column limitation_event.evidence_id is 'Paper that proves it | 证据编号';
comment on column limitation_event.source_system is 'System the row comes from | 来源系统';
comment on column limitation_event.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: complaint_id; kind: event
create table complaint (
    complaint_id varchar,
    customer_id varchar,
    reason varchar,
    opened_on date,
    closed_on date,
    is_repeat boolean,
    source_system varchar,
    received_at timestamp
);
comment on table complaint is 'Complaints | 客户投诉';
comment on column complaint.complaint_id is 'Complaint | 投诉编号';
comment on column complaint.customer_id is 'Customer | 客户统一编号';
comment on column complaint.reason is 'Reason of the complaint | 投诉原因';
comment on column complaint.opened_on is 'Date opened | 受理日期';
comment on column complaint.closed_on is 'Date closed | 办结日期';
comment on column complaint.is_repeat is 'Repeats an earlier complaint | 是否重复投诉';
comment on column complaint.source_system is 'System the row comes from | 来源系统';
comment on column complaint.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, answered_on; kind: event
create table survey (
    customer_id varchar,
    answered_on date,
    score decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table survey is 'Satisfaction surveys | 满意度调查';
comment on column survey.customer_id is 'Customer | 客户统一编号';
comment on column survey.answered_on is 'Date answered | 答复日期';
comment on column survey.score is 'Score given | 评分';
comment on column survey.source_system is 'System the row comes from | 来源系统';
comment on column survey.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: loan_id, sent_on, channel; kind: event
create table reminder (
    loan_id varchar,
    sent_on date,
    channel varchar,
    due_on date,
    source_system varchar,
    received_at timestamp
);
comment on table reminder is 'Reminders before a payment is due | 还款提醒';
comment on column reminder.loan_id is 'Loan receipt | 借据编号';
comment on column reminder.sent_on is 'Date sent | 发送日期';
comment on column reminder.channel is 'Channel of the reminder | 提醒渠道';
comment on column reminder.due_on is 'Due date it reminds of | 应还日期';
comment on column reminder.source_system is 'System the row comes from | 来源系统';
comment on column reminder.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: meeting_id; kind: event
create table meeting (
    meeting_id varchar,
    name varchar,
    held_on date,
    source_system varchar,
    received_at timestamp
);
comment on table meeting is 'Meetings of risk committees | 风险管理会议';
comment on column meeting.meeting_id is 'Meeting | 会议编号';
comment on column meeting.name is 'Name of the committee or meeting | 会议名称';
comment on column meeting.held_on is 'Date held | 召开日期';
comment on column meeting.source_system is 'System the row comes from | 来源系统';
comment on column meeting.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: decision_id; kind: event
create table decision (
    decision_id varchar,
    meeting_id varchar,
    decided varchar,
    source_system varchar,
    received_at timestamp
);
comment on table decision is 'Decisions of meetings | 会议决议';
comment on column decision.decision_id is 'Decision | 决议编号';
comment on column decision.meeting_id is 'Meeting that decided | 会议编号';
comment on column decision.decided is 'What was decided | 决议内容';
comment on column decision.source_system is 'System the row comes from | 来源系统';
comment on column decision.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: action_item_id; kind: event
create table action_item (
    action_item_id varchar,
    decision_id varchar,
    decided varchar,
    owner varchar,
    due_on date,
    done_on date,
    evidence varchar,
    source_system varchar,
    received_at timestamp
);
comment on table action_item is 'Steps that a decision calls for | 督办事项';
comment on column action_item.action_item_id is 'Step | 督办事项编号';
comment on column action_item.decision_id is 'Decision it carries out | 决议编号';
comment on column action_item.decided is 'What was decided to be done | 督办事项内容';
comment on column action_item.owner is 'Who does it | 责任人';
comment on column action_item.due_on is 'Date due | 完成期限';
comment on column action_item.done_on is 'Date done | 完成日期';
comment on column action_item.evidence is 'Evidence that it was done | 落实证明';
comment on column action_item.source_system is 'System the row comes from | 来源系统';
comment on column action_item.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: branch_id, milestone; kind: event
create table work_plan (
    branch_id varchar,
    milestone varchar,
    planned_on date,
    done_on date,
    source_system varchar,
    received_at timestamp
);
comment on table work_plan is 'Milestones planned by branches | 机构工作计划';
comment on column work_plan.branch_id is 'Branch | 机构号';
comment on column work_plan.milestone is 'Milestone | 里程碑';
comment on column work_plan.planned_on is 'Date planned | 计划日期';
comment on column work_plan.done_on is 'Date done | 完成日期';
comment on column work_plan.source_system is 'System the row comes from | 来源系统';
comment on column work_plan.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';

-- key: customer_id, kind, given_on; kind: event
create table rural_support (
    customer_id varchar,
    kind varchar,
    given_on date,
    amount decimal(18, 2),
    source_system varchar,
    received_at timestamp
);
comment on table rural_support is 'Support given to rural households | 农户帮扶';
comment on column rural_support.customer_id is 'Customer | 客户统一编号';
comment on column rural_support.kind is
'Kind of support: visit, training, subsidy, fund_guarantee | 帮扶方式：走访、培训、补贴、基金担保';
comment on column rural_support.given_on is 'Date given | 帮扶日期';
comment on column rural_support.amount is 'Amount given or guaranteed, base currency | 帮扶金额（本位币）';
comment on column rural_support.source_system is 'System the row comes from | 来源系统';
comment on column rural_support.received_at is 'Time the row was received (UTC) | 接收时间（UTC）';
