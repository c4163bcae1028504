select * from read_parquet($folder || '/action_item.parquet')
