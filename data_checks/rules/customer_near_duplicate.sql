-- title en: No customer looks like another
-- title zh: 不存在疑似重复客户
-- severity: warning
-- dimension: uniqueness
-- owner: customer_data
-- table: customer
-- key: customer_id, other_customer_id
-- needs: customer.name, customer.id_number, book.customer
-- reason en: Two customers have the same or nearly the same name (one sign wrong, or signs that changed places),
--   and identity numbers that differ in a sign or two, or the same birth date and region, or for firms the same
--   region: most likely one debtor entered twice. Compare the documents and merge them, or waive the pair.
-- reason zh: 两名客户名称相同或相近（错一字或字序颠倒），且证件号码仅差一两位，或出生日期与地区相同（企业为地区相同），
--   很可能是同一债务人重复建档。请核对证件后合并，确非同一人的予以豁免。
with latest as (
    select
        customer_id,
        customer_type in ('retail', 'rural_household') as is_person,
        name,
        id_number,
        region_code
    from book.customer
    where name is not null and nullif(trim(customer_id), '') is not null
    qualify row_number() over (partition by customer_id order by valid_from desc nulls last) = 1
),

-- Written one way: half-width, simplified, without spaces and punctuation.
plain as (
    select
        customer_id,
        is_person,
        upper(trim(id_number)) as id_number,
        region_code,
        regexp_replace(
            translate(
                upper(name),
                '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
                '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ'
            ),
            '[^\p{L}\p{N}]', '', 'g'
        ) as letters,
        regexp_replace(
            translate(
                upper(id_number),
                '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
                '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ'
            ),
            '[^0-9A-Z]', '', 'g'
        ) as number
    from latest
),

-- A number falls into three parts: place, day of birth and serial of a person; register, and two of a firm's own code.
parted as (
    select
        customer_id,
        is_person,
        id_number,
        region_code,
        number,
        regexp_replace(
            translate(
                letters,
                '劉陳張黃楊吳趙孫鄧謝馮許韓葉蘇盧賈閻龍顏譚羅蕭蔣陸錢湯賀嚴萬鄭聶齊龔馬鄒國華軍麗麵東蘭鳳貴義強偉傑輝鋒劍'
                || '飛寶興業達鵬運發開雲長衛紅勝慶樹榮學愛蓮鶯瓊瑩豔嬌靜夢語蕓萊連遠進風電氣機貿實設備築裝飾農場園飲醫藥網絡'
                || '軟資產環聯誠豐潤騰銘嶺創騏澤陽寧鐵鋼書溫詩濤潔穎瀟嵐鴻濱曉樂歡靈諾鎮銀順億匯龐蘄記廣縣區術計務總製紡織',
                '刘陈张黄杨吴赵孙邓谢冯许韩叶苏卢贾阎龙颜谭罗萧蒋陆钱汤贺严万郑聂齐龚马邹国华军丽面东兰凤贵义强伟杰辉锋剑'
                || '飞宝兴业达鹏运发开云长卫红胜庆树荣学爱莲莺琼莹艳娇静梦语芸莱连远进风电气机贸实设备筑装饰农场园饮医药网络'
                || '软资产环联诚丰润腾铭岭创骐泽阳宁铁钢书温诗涛洁颖潇岚鸿滨晓乐欢灵诺镇银顺亿汇庞蕲记广县区术计务总制纺织'
            ),
            '(股份有限公司|有限责任公司|有限公司|公司)$', ''
        ) as name,
        left(number, if(is_person, 6, 8)) as head,
        if(is_person, substr(number, 7, 8), substr(number, 9, 5)) as middle,
        substr(number, if(is_person, 15, 14)) as tail,
        -- the same in any order: two signs, or family and given name, that changed places
        list_aggregate(list_sort(string_split(name, '')), 'string_agg', '') as name_signs
    from plain
),

-- Only those are compared who share two of name and the three parts, or a firm's name and region, or all signs of its
-- number: what is typed wrong once or twice leaves the rest as it was, and no such group is large.
trait as (
    select
        customer_id,
        is_person,
        unnest([
            'name head ' || name_signs || head,
            'name middle ' || name_signs || middle,
            'name tail ' || name_signs || tail,
            'head middle ' || head || middle,
            'head tail ' || head || tail,
            'middle tail ' || middle || tail,
            if(not is_person, 'name region ' || name || region_code, null),
            -- two signs that changed places may stand in two parts
            if(not is_person, 'signs ' || list_aggregate(list_sort(string_split(number, '')), 'string_agg', ''), null)
        ]) as trait
    from parted
),

pair as (
    select distinct
        trait.customer_id,
        other.customer_id as other_customer_id
    from trait
    inner join trait as other
        on
            trait.trait = other.trait
            and trait.is_person = other.is_person
            and trait.customer_id < other.customer_id
)

select
    pair.customer_id,
    pair.other_customer_id
from pair
inner join parted as one on pair.customer_id = one.customer_id
inner join parted as other on pair.other_customer_id = other.customer_id
where
    one.id_number is distinct from other.id_number
    and (
        one.name_signs = other.name_signs
        -- a Chinese sign is three bytes, and the distance counts bytes: of as many signs one may differ
        or (
            levenshtein(one.name, other.name) <= 3
            and abs(length(one.name) - length(other.name)) <= 1
            and (
                length(one.name) <> length(other.name)
                or len(
                    list_filter(
                        list_zip(string_split(one.name, ''), string_split(other.name, '')),
                        lambda signs: signs[1] <> signs[2]
                    )
                ) <= 1
            )
        )
    )
    and (
        coalesce(damerau_levenshtein(one.number, other.number) <= 2, false)
        or (
            one.name_signs = other.name_signs
            and one.region_code = other.region_code
            and if(
                one.is_person,
                one.middle = other.middle and length(one.middle) = 8,
                -- two firms of one town may well bear the same signs in another order
                one.name = other.name
            )
        )
    )
    and (
        pair.customer_id in (select customer.customer_id from customer)
        or pair.other_customer_id in (select customer.customer_id from customer)
    )
