-- title en: A customer is called what the register calls it
-- title zh: 客户名称与外部登记名称一致
-- severity: warning
-- dimension: accuracy
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external.registered_name, book.customer.name
-- reason en: By its latest answer the register knows the number under another name: the firm was renamed, or the
--   number belongs to another. Spaces, punctuation and full-width signs do not count. Correct the record.
-- reason zh: 最近一次外部核查所登记的名称与客户名称不同，可能企业已更名，也可能错用他人证件号码。空格、标点和全角差
--   异不计。请更正客户信息。
with latest as (
    select
        customer_id,
        provider,
        checked_on,
        regexp_replace(
            translate(
                upper(registered_name),
                '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
                '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ'
            ),
            '[^\p{L}\p{N}]', '', 'g'
        ) as registered_name
    from customer_external
    where nullif(trim(registered_name), '') is not null
    qualify row_number() over (partition by customer_id, provider order by checked_on desc) = 1
),

called as (
    select
        customer_id,
        coalesce(valid_from, '-infinity'::date) as valid_from,
        coalesce(valid_to, 'infinity'::date) as valid_to,
        regexp_replace(
            translate(
                upper(name),
                '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
                '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ'
            ),
            '[^\p{L}\p{N}]', '', 'g'
        ) as name
    from book.customer
    where nullif(trim(name), '') is not null
)

select
    latest.customer_id,
    latest.provider,
    latest.checked_on
from latest
inner join called
    on
        latest.customer_id = called.customer_id
        and latest.checked_on >= called.valid_from
        and latest.checked_on < called.valid_to
where latest.registered_name <> called.name
