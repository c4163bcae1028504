-- title: Rows read, kept and refused, file by file
-- title zh: 各文件读取、保留与拒收行数
-- grain: file
-- sources: file_row_count
select
    file,
    table_name,
    rows_read,
    rows_kept,
    rows_refused
from file_row_count
order by file
