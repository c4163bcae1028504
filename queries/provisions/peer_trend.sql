-- title: Published figures of other banks
-- title zh: 同业公开指标
-- grain: as_of_date, peer, measure
-- parameters: measure varchar
-- sources: peer
-- needs: peer
-- notes: as the bank loaded them, each with where it was published
-- notes zh: 由本行录入，逐项注明公布来源
select
    as_of_date,
    peer,
    measure,
    value::double as level,
    source as published_in
from peer
where $measure is null or measure = $measure
order by measure, peer, as_of_date
