-- title: Files of every publication, with their hashes
-- title zh: 历次发布的文件及其摘要
-- grain: publication, file
-- sources: file_row_count, publication
select
    publication.publication,
    publication.published_at,
    file_row_count.file,
    file_row_count.table_name,
    file_row_count.rows_read,
    file_row_count.rows_kept,
    file_row_count.rows_refused,
    file_row_count.sha256
from file_row_count
inner join publication on file_row_count.publication = publication.publication
order by publication.publication desc, file_row_count.file asc
