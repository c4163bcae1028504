-- Debtors entered a second time, never quite alike: twenty pairs of different kinds. Victims: places 11 to 20.
create temp table nearly as
select
    customer_victim.customer_id,
    left(customer_victim.customer_id, 1) || '9' || substr(customer_victim.customer_id, 3) as twin_id,
    customer_victim.is_person,
    customer_victim.place,
    case
        -- one wrong sign
        when customer_victim.place in (11, 12)
            then overlay_at(
                identity.name, if(identity.is_firm, 4, 2),
                if(substr(identity.name, if(identity.is_firm, 4, 2), 1) = '晓', '小', '晓')
            )
        -- written with spaces, the wide one among them
        when customer_victim.place in (13, 14) then left(identity.name, 1) || '　' || substr(identity.name, 2) || ' '
        -- traditional signs
        when customer_victim.place = 15
            then translate(
                identity.name,
                '刘陈张黄杨吴邓谢许叶罗谭龙贺赵郑马国华军丽东兰凤贵义强伟杰辉锋飞兴业达运发开云长红胜庆树荣学爱莲静农贸实设备机电气',
                '劉陳張黃楊吳鄧謝許葉羅譚龍賀趙鄭馬國華軍麗東蘭鳳貴義強偉傑輝鋒飛興業達運發開雲長紅勝慶樹榮學愛蓮靜農貿實設備機電氣'
            )
        -- without the company's form, or with another
        when customer_victim.place in (16, 17) and identity.is_firm
            then regexp_replace(identity.name, '(股份有限公司|有限责任公司|有限公司)$', '')
        when customer_victim.place = 18 and identity.is_firm
            then regexp_replace(identity.name, '(股份有限公司|有限责任公司|有限公司)$', '') || '股份有限公司'
        else identity.name
    end as name,
    case
        -- another serial, as on a second card or after a new registration; the check digit fits
        when customer_victim.place in (19, 20) and customer_victim.is_person
            then ric_of(left(identity.id_number, 14) || printf(
                '%03d', (substr(identity.id_number, 15, 3)::integer + 446) % 1000
            ))
        when customer_victim.place in (19, 20)
            then uscc_of(left(identity.id_number, 11) || translate(
                substr(identity.id_number, 12, 6), '0123456789ABCDEFGHJKLMNPQRTUWXY', '123456789ABCDEFGHJKLMNPQRTUWXY0'
            ))
        when customer_victim.place = 18 and not customer_victim.is_person then null
        -- typed in full width
        when customer_victim.place = 18 then translate(identity.id_number, '0123456789X', '０１２３４５６７８９Ｘ')
        else swapped(identity.id_number, if(customer_victim.is_person, 15, 12))
    end as id_number
from customer_victim
inner join identity on customer_victim.customer_id = identity.customer_id
where customer_victim.place between 11 and 20;

insert into file.customer by name
select customer.* replace (nearly.twin_id as customer_id, nearly.name as name, nearly.id_number as id_number)
from file.customer as customer
inner join nearly on customer.customer_id = nearly.customer_id
where customer.valid_to is null;

insert into truth by name
select
    'customers_nearly_twice' as fact,
    'data' as kind,
    'customer_near_duplicate' as rule,
    json_object(
        'customer_id', least(customer_id, twin_id), 'other_customer_id', greatest(customer_id, twin_id)
    ) as key
from nearly
union all
-- a number typed wrongly is also no number
select
    'customers_nearly_twice',
    'data',
    'customer_id_number_valid',
    json_object('customer_id', customer.customer_id, 'valid_from', customer.valid_from::varchar)
from file.customer as customer
inner join nearly on customer.customer_id = nearly.twin_id
where
    nearly.id_number is not null
    and nearly.place < 19;
