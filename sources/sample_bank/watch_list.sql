select * from read_parquet($folder || '/watch_list.parquet')
