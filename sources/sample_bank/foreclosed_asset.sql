select * from read_parquet($folder || '/foreclosed_asset.parquet')
