select * from read_parquet($folder || '/bureau_inquiry.parquet')
