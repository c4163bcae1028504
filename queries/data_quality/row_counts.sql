-- title: Rows read, kept and refused, file by file
-- title zh: 各文件读取、保留与拒收行数
-- grain: file
-- sources: file_row_count, publication
select
    file,
    table_name,
    rows_read,
    rows_kept,
    rows_refused
from file_row_count
where publication = (select max(publication) from publication)
order by file
