-- title en: An exchange rate is positive and near the last one
-- title zh: 汇率为正且与上期相近
-- severity: warning
-- dimension: accuracy
-- owner: finance
-- table: exchange_rate
-- key: as_of_date, currency
-- needs: exchange_rate
-- uses: book.exchange_rate
-- tolerances: exchange_rate_change
-- reason en: The rate is missing, not positive, or moved by more than the tolerance in a month, as when it is
--   turned upside down or quoted for a hundred units. Correct it before amounts are converted.
-- reason zh: 汇率缺失、不为正，或单月变动超过容忍度，多为标价方向颠倒或按百单位报价，请在折算前更正。
select
    exchange_rate.as_of_date,
    exchange_rate.currency
from exchange_rate
inner join tolerance
    on
        tolerance.name = 'exchange_rate_change'
        and exchange_rate.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or exchange_rate.as_of_date < tolerance.valid_to)
left join book.exchange_rate as earlier
    on
        exchange_rate.currency = earlier.currency
        and date_trunc('month', earlier.as_of_date)
        = date_trunc('month', exchange_rate.as_of_date) - interval 1 month
where
    coalesce(exchange_rate.rate_to_base, 0) <= 0
    or abs(exchange_rate.rate_to_base - earlier.rate_to_base)::double
    > tolerance.value::double * earlier.rate_to_base::double
