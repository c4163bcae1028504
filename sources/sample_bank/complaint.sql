select * from read_parquet($folder || '/complaint.parquet')
