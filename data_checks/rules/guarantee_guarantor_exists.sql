-- title en: A guarantor is a known customer
-- title zh: 保证人为已知客户
-- severity: warning
-- dimension: consistency
-- owner: collateral_management
-- table: guarantee
-- key: guarantor_id
-- needs: guarantee, book.customer
-- reason en: A guarantor without a record, such as a public fund, cannot be followed through the network of
--   guarantees or judged. Deliver the guarantor as a customer.
-- reason zh: 没有客户信息的保证人（如担保基金）无法纳入担保圈分析，也无法评价其代偿能力，请以客户身份补报。
select distinct guarantor_id
from guarantee
where
    guarantor_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = guarantee.guarantor_id
    )
