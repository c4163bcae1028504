-- title en: A firm's industry is the one its name tells
-- title zh: 企业行业与名称所示行业一致
-- severity: finding
-- dimension: accuracy
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: book.customer.name, book.customer.industry_code
-- reason en: The name says what the firm does, and the industry on record is another: concentration, and limits on
--   property above all, are counted in the wrong place. Confirm the industry from the licence.
-- reason zh: 企业名称表明其主营行业，而登记行业与之不符，行业集中度（尤其是房地产贷款）可能统计有误，请按营业执照核
--   实行业。
with told (word, section) as (
    values
    ('房地产', 'K'), ('置业', 'K'), ('物业服务', 'K'), ('建筑工程', 'E'), ('市政工程', 'E'), ('装饰工程', 'E'), ('物流', 'G'),
    ('货运', 'G'), ('酒店', 'H'), ('餐饮', 'H'), ('软件', 'I'), ('信息技术', 'I'), ('养殖', 'A'), ('种植', 'A'), ('热力', 'D'),
    ('燃气', 'D'), ('纺织', 'C')
)

select distinct customer.customer_id
from book.customer as customer
inner join told on contains(customer.name, told.word)
where
    customer.customer_type in ('corporate', 'small_business')
    and customer.valid_to is null
    and regexp_matches(customer.industry_code, '^[A-T]')
    and left(customer.industry_code, 1) <> told.section
    -- a name of two trades is right with either
    and not exists (
        select 1 from told as other
        where contains(customer.name, other.word) and other.section = left(customer.industry_code, 1)
    )
